import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MoreButton } from '../ui/more-button.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { SEND_OUT_STATUSES, readSendOutFilter } from './send-out-filter.js';
import { SendOutsTable } from './send-outs-table.js';
import { texts } from './texts.js';
import { useSendAgain, useSendOuts, type WebhookPlace } from './use-webhook.js';

const ROUTE = '/webhooks/$projectId/$webhookId';

/** What was sent to a webhook, and what waits for it. */
export function SendOuts({ place }: { readonly place: WebhookPlace }) {
  const filter = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const query = useSendOuts(place, filter);
  const again = useSendAgain(place);
  const { sendOuts, error } = query;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {texts.sendOuts}
      </Title>
      <NativeSelect
        label={texts.show}
        maw={240}
        value={filter.status ?? ''}
        data={[
          { value: '', label: texts.all },
          ...SEND_OUT_STATUSES.map((value) => ({ value, label: texts.statuses[value] })),
        ]}
        onChange={({ currentTarget: { value: status } }) =>
          void navigate({ to: ROUTE, params: place, search: readSendOutFilter({ status }) })
        }
      />
      <Problem error={error ?? again.error} />
      {sendOuts === undefined && error === null && <Waiting />}
      {sendOuts?.length === 0 && (
        <Text c="dimmed">{filter.status === undefined ? texts.empty : texts.emptyFilter}</Text>
      )}
      {sendOuts !== undefined && sendOuts.length > 0 && (
        <SendOutsTable sendOuts={sendOuts} onAgain={again.mutate} />
      )}
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}
