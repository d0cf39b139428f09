import { Button, Group, Modal, Stack } from '@mantine/core';
import { useCallback, useState, type ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { ChangeKey } from './change-key.js';
import { KeysTable } from './keys-table.js';
import { NewKey } from './new-key.js';
import { ShownKey } from './shown-key.js';
import { texts } from './texts.js';
import { useKeys, type Key, type KeyChange } from './use-keys.js';

/** What stands over the table. */
type Dialog =
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
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const change = useCallback((shows: KeyChange, key: Key) => setDialog({ shows, key }), []);
  const showSecret = (key: Key) => setDialog({ shows: 'secret', key });
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        {picker}
        <Button onClick={() => setDialog({ shows: 'new' })}>{texts.create}</Button>
      </Group>
      <Problem error={error} />
      {keys === undefined && error === null && <Waiting />}
      {keys?.length === 0 && <EmptyState title={texts.noneTitle}>{texts.none}</EmptyState>}
      {keys !== undefined && keys.length > 0 && <KeysTable keys={keys} onChange={change} />}
      <Modal opened={dialog?.shows === 'new'} onClose={close} title={texts.create} centered>
        <NewKey projectId={projectId} onMade={showSecret} onClose={close} />
      </Modal>
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
