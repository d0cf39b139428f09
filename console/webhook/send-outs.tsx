import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { choicesOf } from '../ui/choices.js';
import { Listed } from '../ui/listed.js';
import { MoreButton } from '../ui/more-button.js';
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
        data={choicesOf(texts.all, SEND_OUT_STATUSES, texts.statuses)}
        onChange={({ currentTarget: { value: status } }) =>
          void navigate({ to: ROUTE, params: place, search: readSendOutFilter({ status }) })
        }
      />
      <Listed
        rows={sendOuts}
        error={error}
        actionError={again.error}
        empty={
          <Text c="dimmed">{filter.status === undefined ? texts.empty : texts.emptyFilter}</Text>
        }
      >
        {(rows) => <SendOutsTable sendOuts={rows} onAgain={again.mutate} />}
      </Listed>
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}
