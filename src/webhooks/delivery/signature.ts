import { createHmac } from 'node:crypto';
import { signingKeyOf } from '../secret.js';
import type { Webhook } from '../webhook.js';

/** The secrets of a webhook. */
export type Secrets = Pick<Webhook, 'secret' | 'previousSecret' | 'previousSecretUntil'>;

/**
 * The headers that prove who sent a body: the one of the public API with the newest secret, and those of Standard
 * Webhooks with each secret that is still good.
 * @param id is the same over all tries, so that a receiver can skip what it has
 */
export function signatureHeaders(
  secrets: Secrets,
  { id, nowMs, body }: { readonly id: string; readonly nowMs: number; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = goodSecrets(secrets, nowMs).map(
    (secret) => `v1,${hmac(signingKeyOf(secret), signed, 'base64')}`,
  );
  return {
    'x-voucherify-signature': hmac(secrets.secret, body, 'hex'),
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

function goodSecrets({ secret, previousSecret, previousSecretUntil }: Secrets, nowMs: number) {
  const isPreviousGood = previousSecret !== null && (previousSecretUntil ?? 0) > nowMs;
  return isPreviousGood ? [secret, previousSecret] : [secret];
}

function hmac(key: string | Buffer, text: string, encoding: 'hex' | 'base64'): string {
  return createHmac('sha256', key).update(text).digest(encoding);
}
