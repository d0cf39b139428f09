import { CopyField } from '../ui/copy-field.js';
import { SecretDialog } from '../ui/secret-dialog.js';
import { texts } from './texts.js';

interface ShownSecretProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows the secret of a webhook, this once. */
export function ShownSecret({ secret, onClose }: ShownSecretProps) {
  return (
    <SecretDialog title={texts.secretTitle} text={texts.secretText} onClose={onClose}>
      <CopyField label={texts.secret} value={secret} />
    </SecretDialog>
  );
}
