import { Button, Stack, Text } from '@mantine/core';
import { Dialog } from './dialog.js';
import { DialogFoot } from './dialog-foot.js';

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
    <Dialog onClose={onClose} title={title}>
      <Stack>
        <Text>{children}</Text>
        <DialogFoot error={error} onClose={onClose}>
          <Button color="red" loading={isPending} onClick={onConfirm}>
            {action}
          </Button>
        </DialogFoot>
      </Stack>
    </Dialog>
  );
}
