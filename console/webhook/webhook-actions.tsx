import { Button, Group, Modal, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Confirm } from '../ui/confirm.js';
import { LinkButton } from '../ui/link.js';
import { Problem } from '../ui/problem.js';
import { ShownSecret } from '../webhooks/shown-secret.js';
import { WebhookFields } from '../webhooks/webhook-fields.js';
import type { Webhook } from '../webhooks/webhook-form.js';
import { texts } from './texts.js';
import { useDeleteWebhook, useRotateSecret, useUpdateWebhook } from './use-webhook.js';

/** What can be done about a webhook. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const [open, setOpen] = useState<'edit' | 'rotate' | 'delete' | null>(null);
  const toggle = useUpdateWebhook(placeOf(webhook));
  const close = () => setOpen(null);
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button
          variant={webhook.active ? 'default' : 'filled'}
          loading={toggle.isPending}
          onClick={() => toggle.mutate({ active: !webhook.active })}
        >
          {webhook.active ? texts.switchOff : texts.switchOn}
        </Button>
        <Button variant="default" onClick={() => setOpen('edit')}>
          {texts.edit}
        </Button>
        <Button variant="default" onClick={() => setOpen('rotate')}>
          {texts.rotate}
        </Button>
        <Button variant="default" onClick={() => setOpen('delete')}>
          {texts.delete}
        </Button>
        <LinkButton to="/audit" search={{ object: webhook.id }} variant="default">
          {texts.audit}
        </LinkButton>
      </Group>
      <Problem error={toggle.error} />
      {open === 'edit' && <Edit webhook={webhook} onClose={close} />}
      {open === 'rotate' && <Rotate webhook={webhook} onClose={close} />}
      {open === 'delete' && <Delete webhook={webhook} onClose={close} />}
    </Stack>
  );
}

interface ActionProps {
  readonly webhook: Webhook;
  readonly onClose: () => void;
}

const placeOf = ({ project_id: projectId, id: webhookId }: Webhook) => ({ projectId, webhookId });

function Edit({ webhook, onClose }: ActionProps) {
  const { mutate, isPending, error } = useUpdateWebhook(placeOf(webhook));
  return (
    <Modal opened onClose={onClose} title={texts.editTitle} centered>
      <WebhookFields
        of={webhook}
        isPending={isPending}
        error={error}
        onSubmit={(body) => mutate(body, { onSuccess: onClose })}
        onClose={onClose}
      />
    </Modal>
  );
}

function Rotate({ webhook, onClose }: ActionProps) {
  const { mutate, isPending, error, data } = useRotateSecret(placeOf(webhook));
  if (data?.secret !== undefined) return <ShownSecret secret={data.secret} onClose={onClose} />;
  return (
    <Confirm
      title={texts.rotateTitle}
      action={texts.rotateNow}
      isPending={isPending}
      error={error}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      {texts.rotateText}
    </Confirm>
  );
}

function Delete({ webhook, onClose }: ActionProps) {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useDeleteWebhook(placeOf(webhook));
  const search = { project: webhook.project_id };
  return (
    <Confirm
      title={texts.deleteTitle}
      action={texts.deleteNow}
      isPending={isPending}
      error={error}
      onConfirm={() =>
        mutate(undefined, { onSuccess: () => void navigate({ to: '/webhooks', search }) })
      }
      onClose={onClose}
    >
      {texts.deleteText}
    </Confirm>
  );
}
