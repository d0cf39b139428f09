import { CopyField } from '../ui/copy-field.js';
import { SecretDialog } from '../ui/secret-dialog.js';
import { texts } from './texts.js';
import type { Key } from './use-keys.js';

interface ShownKeyProps {
  readonly shown: Key;
  readonly onClose: () => void;
}

/** Shows a key with its token, this once. */
export function ShownKey({ shown, onClose }: ShownKeyProps) {
  return (
    <SecretDialog title={texts.secretTitle} text={texts.secretText} onClose={onClose}>
      <CopyField label={texts.appId} value={shown.app_id} />
      <CopyField label={texts.appToken} value={shown.app_token ?? ''} />
    </SecretDialog>
  );
}
