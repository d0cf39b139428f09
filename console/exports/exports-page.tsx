import { Stack, Text } from '@mantine/core';
import { useCan } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { MoreButton } from '../ui/more-button.js';
import { PageTitle } from '../ui/page-title.js';
import { ExportsTable } from './exports-table.js';
import { texts } from './texts.js';
import { useDeleteExport, useExports } from './use-exports.js';

/** The exports of the project, with their files. */
export function ExportsPage() {
  const query = useExports();
  const { exports, error } = query;
  const deletion = useDeleteExport();
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <Listed rows={exports} error={error} actionError={deletion.error} empty={<NoExports />}>
        {(rows) => <ExportsTable exports={rows} onDelete={deletion.mutate} />}
      </Listed>
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}

function NoExports() {
  const canFind = useCan('vouchers');
  return (
    <EmptyState title={texts.emptyTitle}>
      <Stack align="center">
        {texts.empty}
        {canFind && <LinkButton to="/vouchers">{texts.toVouchers}</LinkButton>}
      </Stack>
    </EmptyState>
  );
}
