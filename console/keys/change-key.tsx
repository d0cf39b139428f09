import { Confirm } from '../ui/confirm.js';
import { texts } from './texts.js';
import { useChangeKey, type Key, type KeyChange } from './use-keys.js';

interface ChangeKeyProps {
  readonly change: KeyChange;
  readonly changed: Key;
  readonly onDone: (key: Key) => void;
  readonly onClose: () => void;
}

const WORDS = {
  rotate: { title: texts.rotateTitle, text: texts.rotateText, action: texts.rotateNow },
  revoke: { title: texts.revokeTitle, text: texts.revokeText, action: texts.revokeNow },
};

/** Asks before a key gets another token, or ends. */
export function ChangeKey({ change, changed, onDone, onClose }: ChangeKeyProps) {
  const { mutate, isPending, error } = useChangeKey(changed);
  const { title, text, action } = WORDS[change];
  return (
    <Confirm
      title={title(changed.name)}
      action={action}
      isPending={isPending}
      error={error}
      onConfirm={() => mutate(change, { onSuccess: onDone })}
      onClose={onClose}
    >
      {text}
    </Confirm>
  );
}
