import { Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../ui/empty-state.js';
import { Listed } from '../ui/listed.js';
import { MoreButton } from '../ui/more-button.js';
import { PageTitle } from '../ui/page-title.js';
import { AuditFilterForm } from './audit-filter-form.js';
import { AuditTable } from './audit-table.js';
import { texts } from './texts.js';
import { useAudit } from './use-audit.js';

/** Who did what, when and from where. */
export function AuditPage() {
  const filter = useSearch({ from: '/audit' });
  const navigate = useNavigate();
  const query = useAudit(filter);
  const { entries, error } = query;
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <AuditFilterForm
        key={JSON.stringify(filter)}
        filter={filter}
        onFind={(search) => void navigate({ to: '/audit', search })}
      />
      <Listed
        rows={entries}
        error={error}
        empty={<EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>}
      >
        {(rows) => <AuditTable entries={rows} />}
      </Listed>
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}
