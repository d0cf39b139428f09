import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { texts } from './texts.js';

interface SecretDialogProps {
  readonly title: string;
  /** Why it must be kept. */
  readonly text: string;
  /** What is shown, this once. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Shows a secret, this once. A click beside it does not close it. */
export function SecretDialog({ title, text, children, onClose }: SecretDialogProps) {
  return (
    <Dialog title={title}>
      <Stack>
        <Alert color="yellow" variant="outline">
          {text}
        </Alert>
        {children}
        <Button onClick={onClose}>{texts.kept}</Button>
      </Stack>
    </Dialog>
  );
}
