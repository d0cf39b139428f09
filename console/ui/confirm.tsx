import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Problem } from './problem.js';
import { texts } from './texts.js';

interface ConfirmProps {
  readonly title: string;
  /** What will happen. */
  readonly children: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done that cannot be taken back. */
export function Confirm(props: ConfirmProps) {
  const { title, children, action, isPending, error, onConfirm, onClose } = props;
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <Stack>
        <Text>{children}</Text>
        <Problem error={error} />
        <Group>
          <Button color="red" loading={isPending} onClick={onConfirm}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
