import { Alert, Group, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Fact, Facts } from '../ui/fact.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { texts as names } from '../webhooks/texts.js';
import type { Webhook } from '../webhooks/webhook-form.js';
import { WebhookState } from '../webhooks/webhook-state.js';
import { SendOuts } from './send-outs.js';
import { texts } from './texts.js';
import { useWebhook } from './use-webhook.js';
import { WebhookActions } from './webhook-actions.js';

/** One webhook: how it does, what can be done about it, and what was sent. */
export function WebhookPage() {
  const place = useParams({ from: '/webhooks/$projectId/$webhookId' });
  const { data: webhook, error, isPending } = useWebhook(place);
  return (
    <Stack key={place.webhookId}>
      <Link to="/webhooks" search={{ project: place.projectId }} size="sm">
        {texts.back}
      </Link>
      <Group gap="sm">
        <PageTitle>{webhook?.target_url ?? place.webhookId}</PageTitle>
        {webhook && <WebhookState of={webhook} />}
      </Group>
      <Problem error={error} />
      {isPending && <Waiting />}
      {webhook && (
        <>
          <WebhookActions webhook={webhook} />
          <WebhookFacts webhook={webhook} />
          <SendOuts place={place} />
        </>
      )}
    </Stack>
  );
}

function WebhookFacts({ webhook }: { readonly webhook: Webhook }) {
  const { disabled_at: disabledAt, previous_secret_until: bothUntil } = webhook;
  return (
    <>
      {disabledAt !== null && (
        <Alert color="yellow" variant="outline">
          {texts.disabled} <Moment at={disabledAt} />
        </Alert>
      )}
      <Facts>
        <Fact name={texts.id}>{webhook.id}</Fact>
        <Fact name={texts.events}>
          {webhook.events.map((event) => names.shortEvents[event] ?? event).join(', ')}
        </Fact>
        <Fact name={texts.headers}>{webhook.custom_header_names.join(', ') || texts.none}</Fact>
        <Fact name={texts.made}>
          <Moment at={webhook.created_at} />
        </Fact>
        <Fact name={texts.changed}>
          {webhook.updated_at === null ? texts.never : <Moment at={webhook.updated_at} />}
        </Fact>
        {bothUntil !== null && (
          <Fact name={texts.bothSecrets}>
            <Moment at={bothUntil} />
          </Fact>
        )}
      </Facts>
    </>
  );
}
