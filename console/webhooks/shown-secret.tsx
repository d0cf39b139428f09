import { Alert, Button, Modal, Stack } from '@mantine/core';
import { CopyField } from '../ui/copy-field.js';
import { texts } from './texts.js';

interface ShownSecretProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows the secret of a webhook, this once. A click beside it does not close it. */
export function ShownSecret({ secret, onClose }: ShownSecretProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.secretTitle}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
    >
      <Stack>
        <Alert color="yellow" variant="outline">
          {texts.secretText}
        </Alert>
        <CopyField label={texts.secret} value={secret} />
        <Button onClick={onClose}>{texts.close}</Button>
      </Stack>
    </Modal>
  );
}
