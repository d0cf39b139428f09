import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Schemas } from '../api/client.js';
import { DialogFoot } from '../ui/dialog-foot.js';
import { texts } from './texts.js';
import {
  WEBHOOK_EVENTS,
  webhookRequestOf,
  type Webhook,
  type WebhookEvent,
  type WebhookForm,
} from './webhook-form.js';

interface WebhookFieldsProps {
  /** The webhook to be changed; without one a new one is made. */
  readonly of?: Webhook;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (body: Schemas['CreateWebhookDto']) => void;
  readonly onClose: () => void;
}

/** Asks where a webhook is sent to, and for what. */
export function WebhookFields({
  of: known,
  isPending,
  error,
  onSubmit,
  onClose,
}: WebhookFieldsProps) {
  const [form, setForm] = useState<WebhookForm>({
    target: known?.target_url ?? '',
    events: known?.events ?? WEBHOOK_EVENTS,
    headers: '',
  });
  const change = (part: Partial<WebhookForm>) => setForm((before) => ({ ...before, ...part }));
  const request = webhookRequestOf(form);
  const isWhole = 'body' in request && form.target.trim() !== '' && form.events.length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if ('body' in request) onSubmit(request.body);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          type="url"
          label={texts.target}
          description={texts.targetHint}
          required
          data-autofocus
          spellCheck={false}
          value={form.target}
          onChange={({ currentTarget: { value } }) => change({ target: value })}
        />
        <Events value={form.events} onChange={(events) => change({ events })} />
        <Textarea
          label={texts.headers}
          description={known ? texts.headersKept(known.custom_header_names) : texts.headersHint}
          error={'fault' in request && request.fault}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          value={form.headers}
          onChange={({ currentTarget: { value } }) => change({ headers: value })}
        />
        <DialogFoot error={error} onClose={onClose}>
          <Button type="submit" disabled={!isWhole} loading={isPending}>
            {known ? texts.save : texts.make}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}

interface EventsProps {
  readonly value: readonly WebhookEvent[];
  readonly onChange: (events: WebhookEvent[]) => void;
}

function Events({ value, onChange }: EventsProps) {
  return (
    <Checkbox.Group label={texts.events} required value={[...value]} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox key={event} value={event} label={texts.eventNames[event]} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
