import { Alert, Button, Modal, Stack } from '@mantine/core';
import { CopyField } from '../ui/copy-field.js';
import { texts } from './texts.js';
import type { Key } from './use-keys.js';

interface ShownKeyProps {
  readonly shown: Key;
  readonly onClose: () => void;
}

/** Shows a key with its token, this once. A click beside it does not close it. */
export function ShownKey({ shown, onClose }: ShownKeyProps) {
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
        <CopyField label={texts.appId} value={shown.app_id} />
        <CopyField label={texts.appToken} value={shown.app_token ?? ''} />
        <Button onClick={onClose}>{texts.close}</Button>
      </Stack>
    </Modal>
  );
}
