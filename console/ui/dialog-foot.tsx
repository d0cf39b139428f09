import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from './problem.js';
import { texts } from './texts.js';

interface DialogFootProps {
  readonly error: Error | null;
  /** The button that does what the dialog is for. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The end of a dialog: why it did not work, the button that does it, and the way out. */
export function DialogFoot({ error, children, onClose }: DialogFootProps) {
  return (
    <>
      <Problem error={error} />
      <Group>
        {children}
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
      </Group>
    </>
  );
}
