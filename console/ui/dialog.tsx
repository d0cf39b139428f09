import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from './texts.js';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Whether it is there; it is unless said otherwise. */
  readonly isOpen?: boolean;
  /** Missing where the reader must take a way that stands in the dialog. */
  readonly onClose?: () => void;
  /** For what needs more room than a question. */
  readonly isWide?: boolean;
}

/** A dialog over the page. */
export function Dialog(props: DialogProps) {
  const { title, children, isOpen = true, onClose, isWide = false } = props;
  const canLeave = onClose !== undefined;
  return (
    <Modal
      opened={isOpen}
      onClose={() => onClose?.()}
      title={title}
      size={isWide ? 'xl' : 'md'}
      closeOnClickOutside={canLeave}
      closeOnEscape={canLeave}
      withCloseButton={canLeave}
      closeButtonProps={{ 'aria-label': texts.close }}
      // The head of a dialog is no second head of the page.
      attributes={{ header: { role: 'presentation' } }}
      centered
    >
      {children}
    </Modal>
  );
}
