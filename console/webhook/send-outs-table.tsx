import { Button, Code, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useCan } from '../session/session.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { ToneBadge, type Tone } from '../ui/tone-badge.js';
import { texts as names } from '../webhooks/texts.js';
import type { SendOutStatus } from './send-out-filter.js';
import { texts } from './texts.js';
import type { SendOut } from './use-webhook.js';

interface SendOutsTableProps {
  readonly sendOuts: readonly SendOut[];
  readonly onAgain: (id: string) => void;
}

/** Send-outs in a table, each with its last answer. */
export function SendOutsTable({ sendOuts, onAgain }: SendOutsTableProps) {
  const columns = useMemo(() => columnsFor(onAgain), [onAgain]);
  return (
    <DataTable
      label={texts.table}
      columns={columns}
      rows={sendOuts}
      keyOf={({ id }) => id}
      maxHeight="32rem"
    />
  );
}

const TONES: Readonly<Record<SendOutStatus, Tone>> = {
  PENDING: 'busy',
  SUCCEEDED: 'good',
  FAILED: 'bad',
};

function columnsFor(onAgain: (id: string) => void): Column<SendOut>[] {
  return [
    { id: 'at', header: texts.at, cell: ({ row }) => <Moment at={row.original.created_at} /> },
    {
      id: 'status',
      header: texts.status,
      cell: ({ row: { original } }) => (
        <ToneBadge tone={TONES[original.status]}>{texts.statuses[original.status]}</ToneBadge>
      ),
    },
    {
      id: 'job',
      header: texts.job,
      cell: ({ row: { original } }) => (
        <Stack gap={2} align="flex-start">
          <JobOf id={original.entity_id} />
          <Text size="xs" c="dimmed">
            {names.shortEvents[original.type] ?? original.type}
          </Text>
        </Stack>
      ),
    },
    { id: 'last', header: texts.last, cell: ({ row }) => <Tries of={row.original} /> },
    { id: 'answer', header: texts.answer, cell: ({ row }) => <Answer to={row.original} /> },
    {
      id: 'actions',
      header: () => <VisuallyHidden>{texts.actions}</VisuallyHidden>,
      cell: ({ row: { original } }) => (
        <Button
          variant="default"
          size="xs"
          aria-label={texts.againThe(original.id)}
          onClick={() => onAgain(original.id)}
        >
          {texts.again}
        </Button>
      ),
    },
  ];
}

/** The job may belong to another project than the reader's key, who then sees its id only. */
function JobOf({ id }: { readonly id: string }) {
  if (!useCan('async-actions')) return <Code>{id}</Code>;
  return (
    <Link to="/jobs/$jobId" params={{ jobId: id }} size="sm">
      {id}
    </Link>
  );
}

function Tries({ of: sendOut }: { readonly of: SendOut }) {
  const { last_tried_at: last, next_try_at: next, failures } = sendOut;
  return (
    <Stack gap={2}>
      {last !== null && <Moment at={last} />}
      {failures > 0 && (
        <Text size="xs" c="dimmed">
          {texts.failures(failures)}
        </Text>
      )}
      {next !== null && (
        <Text size="xs" c="dimmed">
          {texts.next} <Moment at={next} />
        </Text>
      )}
    </Stack>
  );
}

const MAX_SHOWN = 200;

function Answer({
  to: { answer_status: status, answer_body: body, error },
}: {
  readonly to: SendOut;
}) {
  return (
    <Stack gap={2} align="flex-start">
      {status !== null && <Text size="sm">{texts.answerOf(status)}</Text>}
      {error !== null && (
        <Text size="sm" c="var(--removed)">
          {error}
        </Text>
      )}
      {body !== null && body !== '' && (
        <Code style={{ overflowWrap: 'anywhere' }} title={body}>
          {body.slice(0, MAX_SHOWN)}
        </Code>
      )}
    </Stack>
  );
}
