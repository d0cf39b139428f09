import { ToneBadge } from '../ui/tone-badge.js';
import { texts } from './texts.js';
import type { Webhook } from './webhook-form.js';

/** Whether a webhook is sent to, and if not, who switched it off. */
export function WebhookState({ of: webhook }: { readonly of: Webhook }) {
  if (webhook.active) return <ToneBadge tone="good">{texts.on}</ToneBadge>;
  if (webhook.disabled_at === null) return <ToneBadge tone="quiet">{texts.off}</ToneBadge>;
  return <ToneBadge tone="bad">{texts.disabled}</ToneBadge>;
}
