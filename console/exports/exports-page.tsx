import { Stack, Text } from '@mantine/core';
import { useCan } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { MoreButton } from '../ui/more-button.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { ExportsTable } from './exports-table.js';
import { texts } from './texts.js';
import { useDeleteExport, useExports } from './use-exports.js';

/** The exports of the project, with their files. */
export function ExportsPage() {
  const query = useExports();
  const { exports, error } = query;
  const deletion = useDeleteExport();
  const canFind = useCan('vouchers');
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <Problem error={error ?? deletion.error} />
      {exports === undefined && error === null && <Waiting />}
      {exports?.length === 0 && (
        <EmptyState title={texts.emptyTitle}>
          <Stack align="center">
            {texts.empty}
            {canFind && <LinkButton to="/vouchers">{texts.toVouchers}</LinkButton>}
          </Stack>
        </EmptyState>
      )}
      {exports !== undefined && exports.length > 0 && (
        <ExportsTable exports={exports} onDelete={deletion.mutate} />
      )}
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}
