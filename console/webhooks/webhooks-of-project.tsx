import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { DataTable, type Column } from '../ui/data-table.js';
import { Dialog } from '../ui/dialog.js';
import { EmptyState } from '../ui/empty-state.js';
import { Link } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { Moment } from '../ui/moment.js';
import { ShownSecret } from './shown-secret.js';
import { texts } from './texts.js';
import { useCreateWebhook, useWebhooks } from './use-webhooks.js';
import { WebhookFields } from './webhook-fields.js';
import type { Webhook } from './webhook-form.js';
import { WebhookState } from './webhook-state.js';

const COLUMNS: Column<Webhook>[] = [
  {
    id: 'target',
    header: texts.target,
    cell: ({ row: { original } }) => (
      <Link
        to="/webhooks/$projectId/$webhookId"
        params={{ projectId: original.project_id, webhookId: original.id }}
        size="sm"
        fw={600}
        style={{ overflowWrap: 'anywhere' }}
      >
        {original.target_url}
      </Link>
    ),
  },
  { id: 'state', header: texts.state, cell: ({ row }) => <WebhookState of={row.original} /> },
  {
    id: 'events',
    header: texts.events,
    cell: ({ row }) =>
      row.original.events.map((event) => texts.shortEvents[event] ?? event).join(', '),
  },
  { id: 'made', header: texts.made, cell: ({ row }) => <Moment at={row.original.created_at} /> },
];

interface WebhooksOfProjectProps {
  readonly projectId: string;
  /** The way to the webhooks of another project. */
  readonly picker: ReactNode;
}

/** The webhooks of one project, and the way to a new one. */
export function WebhooksOfProject({ projectId, picker }: WebhooksOfProjectProps) {
  const { data: webhooks, error } = useWebhooks(projectId);
  const creation = useCreateWebhook(projectId);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [secret, setSecret] = useState<string | null>(null);
  const show = (made: Webhook) => {
    close();
    setSecret(made.secret ?? null);
  };
  return (
    <Stack>
      <Group justify="space-between" align="flex-end">
        {picker}
        <Button onClick={open}>{texts.create}</Button>
      </Group>
      <Listed
        rows={webhooks}
        error={error}
        empty={<EmptyState title={texts.noneTitle}>{texts.none}</EmptyState>}
      >
        {(rows) => (
          <DataTable
            label={texts.table}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
            maxHeight="calc(100dvh - 18rem)"
          />
        )}
      </Listed>
      <Dialog isOpen={isOpen} onClose={close} title={texts.create}>
        <WebhookFields
          isPending={creation.isPending}
          error={creation.error}
          onSubmit={(body) => creation.mutate(body, { onSuccess: show })}
          onClose={close}
        />
      </Dialog>
      {secret !== null && <ShownSecret secret={secret} onClose={() => setSecret(null)} />}
    </Stack>
  );
}
