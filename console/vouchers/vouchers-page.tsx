import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { texts } from './texts.js';
import { useVouchers } from './use-vouchers.js';
import { VouchersTable } from './vouchers-table.js';

/** Finds vouchers by the beginning of their codes. */
export function VouchersPage() {
  const { code } = useSearch({ from: '/vouchers' });
  const { vouchers, total, error, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useVouchers(code);
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <CodeSearch key={code} code={code} />
      <Problem error={error} />
      {vouchers === undefined && error === null && <Waiting />}
      {vouchers?.length === 0 && <NothingFound isSearch={code !== undefined} />}
      {vouchers !== undefined && vouchers.length > 0 && (
        <>
          <Text size="sm" c="dimmed" role="status">
            {texts.count(total)}
          </Text>
          <VouchersTable vouchers={vouchers} />
        </>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Stack>
  );
}

function CodeSearch({ code = '' }: { readonly code?: string }) {
  const navigate = useNavigate();
  const [text, setText] = useState(code);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    void navigate({ to: '/vouchers', search: wanted === '' ? {} : { code: wanted } });
  };
  return (
    <form onSubmit={submit} role="search">
      <Group align="flex-end">
        <TextInput
          label={texts.search}
          placeholder={texts.searchHint}
          w={{ base: '100%', sm: 360 }}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        <Button type="submit">{texts.find}</Button>
      </Group>
    </form>
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
