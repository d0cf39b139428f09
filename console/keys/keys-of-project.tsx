import { Button, Group, Stack } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';
import { Dialog } from '../ui/dialog.js';
import { EmptyState } from '../ui/empty-state.js';
import { Listed } from '../ui/listed.js';
import { ChangeKey } from './change-key.js';
import { KeysTable } from './keys-table.js';
import { NewKey } from './new-key.js';
import { ShownKey } from './shown-key.js';
import { texts } from './texts.js';
import { useKeys, type Key, type KeyChange } from './use-keys.js';

/** What stands over the table. */
type Shown =
  | { readonly shows: 'new' }
  | { readonly shows: KeyChange; readonly key: Key }
  | { readonly shows: 'secret'; readonly key: Key };

interface KeysOfProjectProps {
  readonly projectId: string;
  /** The way to the keys of another project. */
  readonly picker: ReactNode;
}

/** The keys of one project, and what can be done with them. */
export function KeysOfProject({ projectId, picker }: KeysOfProjectProps) {
  const { data: keys, error } = useKeys(projectId);
  const [dialog, setDialog] = useState<Shown | null>(null);
  const close = () => setDialog(null);
  const change = useCallback((shows: KeyChange, key: Key) => setDialog({ shows, key }), []);
  const showSecret = (key: Key) => setDialog({ shows: 'secret', key });
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        {picker}
        <Button onClick={() => setDialog({ shows: 'new' })}>{texts.create}</Button>
      </Group>
      <Listed
        rows={keys}
        error={error}
        empty={<EmptyState title={texts.noneTitle}>{texts.none}</EmptyState>}
      >
        {(rows) => <KeysTable keys={rows} onChange={change} />}
      </Listed>
      <Dialog isOpen={dialog?.shows === 'new'} onClose={close} title={texts.create}>
        <NewKey projectId={projectId} onMade={showSecret} onClose={close} />
      </Dialog>
      {(dialog?.shows === 'rotate' || dialog?.shows === 'revoke') && (
        <ChangeKey
          change={dialog.shows}
          changed={dialog.key}
          onDone={(key) => (key.app_token === undefined ? close() : showSecret(key))}
          onClose={close}
        />
      )}
      {dialog?.shows === 'secret' && <ShownKey shown={dialog.key} onClose={close} />}
    </Stack>
  );
}
