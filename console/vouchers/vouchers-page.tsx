import { Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ExportButton } from '../exports/export-button.js';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { MoreButton } from '../ui/more-button.js';
import { PageTitle } from '../ui/page-title.js';
import { FilterForm } from '../voucher-filter/filter-form.js';
import { conditionsOf } from '../voucher-filter/voucher-filter.js';
import { texts } from './texts.js';
import { useVouchers } from './use-vouchers.js';
import { VouchersTable } from './vouchers-table.js';

/** Finds vouchers, and exports those that were found. */
export function VouchersPage() {
  const filter = useSearch({ from: '/vouchers' });
  const navigate = useNavigate();
  const conditions = conditionsOf(filter);
  const query = useVouchers(filter);
  const { vouchers, total, error } = query;
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <FilterForm
        key={JSON.stringify(filter)}
        filter={filter}
        onFind={(search) => void navigate({ to: '/vouchers', search })}
      />
      <Listed
        rows={vouchers}
        error={error}
        empty={<NothingFound isSearch={conditions.length > 0} />}
      >
        {(rows) => (
          <>
            <Group justify="space-between">
              <Text size="sm" c="dimmed" role="status">
                {texts.count(total)}
              </Text>
              <ExportButton conditions={conditions} vouchers={rows} total={total} />
            </Group>
            <VouchersTable vouchers={rows} />
          </>
        )}
      </Listed>
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}

function NothingFound({ isSearch }: { readonly isSearch: boolean }) {
  if (isSearch) return <EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>;
  return (
    <EmptyState title={texts.noneTitle}>
      <Stack align="center">
        {texts.none}
        <LinkButton to="/import">{texts.toImport}</LinkButton>
      </Stack>
    </EmptyState>
  );
}
