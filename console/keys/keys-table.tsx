import { Button, Code, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { DataTable, type Column } from '../ui/data-table.js';
import { LinkButton } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { ToneBadge, type Tone } from '../ui/tone-badge.js';
import { keyStateOf, type KeyState } from './key-state.js';
import { texts } from './texts.js';
import type { Key, KeyChange } from './use-keys.js';

type OnChange = (change: KeyChange, key: Key) => void;

interface KeysTableProps {
  readonly keys: readonly Key[];
  readonly onChange: OnChange;
}

/** Keys in a table. */
export function KeysTable({ keys, onChange }: KeysTableProps) {
  const columns = useMemo(() => columnsFor(onChange), [onChange]);
  return (
    <DataTable
      label={texts.table}
      columns={columns}
      rows={keys}
      keyOf={({ app_id: appId }) => appId}
      maxHeight="calc(100dvh - 18rem)"
    />
  );
}

const TONES: Readonly<Record<KeyState, Tone>> = { good: 'good', revoked: 'quiet', ended: 'quiet' };

function columnsFor(onChange: OnChange): Column<Key>[] {
  return [
    { id: 'name', header: texts.name, cell: ({ row }) => <KeyName of={row.original} /> },
    { id: 'state', header: texts.state, cell: ({ row }) => <KeyBadge of={row.original} /> },
    { id: 'scopes', header: texts.scopes, cell: ({ row }) => row.original.scopes.join(', ') },
    {
      id: 'from',
      header: texts.from,
      cell: ({ row }) => row.original.allowed_ips.join(', ') || texts.everywhere,
    },
    {
      id: 'actions',
      header: () => <VisuallyHidden>{texts.actions}</VisuallyHidden>,
      cell: ({ row }) => <KeyActions of={row.original} onChange={onChange} />,
    },
  ];
}

function KeyBadge({ of: key }: { readonly of: Key }) {
  const state = keyStateOf(key);
  return (
    <Stack gap={2} align="flex-start">
      <ToneBadge tone={TONES[state]}>{texts[state]}</ToneBadge>
      {state === 'good' && key.expires_at !== null && (
        <Text size="xs" c="dimmed">
          {texts.until} <Moment at={key.expires_at} />
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {key.last_used_at === null ? (
          texts.unused
        ) : (
          <>
            {texts.used} <Moment at={key.last_used_at} />
          </>
        )}
      </Text>
    </Stack>
  );
}

function KeyName({ of: { name, app_id: appId } }: { readonly of: Key }) {
  return (
    <Stack gap={2} align="flex-start">
      <b>{name}</b>
      <Code>{appId}</Code>
    </Stack>
  );
}

interface KeyActionsProps {
  readonly of: Key;
  readonly onChange: OnChange;
}

const CHANGES = [
  { change: 'rotate', label: texts.rotate, labelOf: texts.rotateThe },
  { change: 'revoke', label: texts.revoke, labelOf: texts.revokeThe },
] as const;

function KeyActions({ of: key, onChange }: KeyActionsProps) {
  const { name, app_id: appId, revoked_at: revokedAt } = key;
  return (
    <Group gap="xs" wrap="nowrap">
      {revokedAt === null &&
        CHANGES.map(({ change, label, labelOf }) => (
          <Button
            key={change}
            variant="default"
            size="xs"
            aria-label={labelOf(name)}
            onClick={() => onChange(change, key)}
          >
            {label}
          </Button>
        ))}
      <LinkButton
        to="/audit"
        search={{ object: appId }}
        variant="default"
        size="xs"
        aria-label={texts.auditOf(name)}
      >
        {texts.audit}
      </LinkButton>
    </Group>
  );
}
