import { describe, expect, it } from '@jest/globals';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { newSecret } from '../secret.js';
import { signatureHeaders, type Secrets } from './signature.js';

const NOW = Date.now();
const BODY = '{"id":"whs_0e16e42bc6e0c65b57","text":"Grüße, 你好"}';

const secrets = (fields: Partial<Secrets> = {}): Secrets => ({
  secret: newSecret(),
  previousSecret: null,
  previousSecretUntil: null,
  ...fields,
});
const headersOf = (of: Secrets, body = BODY) =>
  signatureHeaders(of, { id: 'whs_0e16e42bc6e0c65b57', nowMs: NOW, body });
const verify = (secret: string, headers: Record<string, string>, body = BODY) =>
  new Webhook(secret).verify(body, headers);

describe('the signature of a webhook', () => {
  it('is the one of the public API for its test vector', () => {
    const headers = headersOf(secrets({ secret: 'secretKey' }), '{"a":1}');

    expect(headers['x-voucherify-signature']).toBe(
      'a17d2ac229d1ebbb5f10e839c7985c4818e5986eab297f7e5979196d4d7d3ed2',
    );
  });

  it('is good for the package of Standard Webhooks', () => {
    const own = secrets();

    expect(verify(own.secret, headersOf(own))).toEqual(JSON.parse(BODY));
  });

  it('is good for that package with a secret that is a plain text', () => {
    const own = secrets({ secret: 'a-secret-of-the-old-days' });
    const webhook = new Webhook(own.secret, { format: 'raw' });

    expect(webhook.verify(BODY, headersOf(own))).toEqual(JSON.parse(BODY));
  });

  it('is refused for another body, another id and another secret', () => {
    const own = secrets();
    const headers = headersOf(own);

    expect(() => verify(own.secret, headers, `${BODY} `)).toThrow(WebhookVerificationError);
    expect(() => verify(own.secret, { ...headers, 'webhook-id': 'whs_1' })).toThrow(
      WebhookVerificationError,
    );
    expect(() => verify(newSecret(), headers)).toThrow(WebhookVerificationError);
  });

  it('is made with both secrets until the previous one ends', () => {
    const previousSecret = newSecret();
    const rotated = secrets({ previousSecret, previousSecretUntil: NOW + 1 });
    const headers = headersOf(rotated);

    expect(verify(rotated.secret, headers)).toEqual(JSON.parse(BODY));
    expect(verify(previousSecret, headers)).toEqual(JSON.parse(BODY));
    expect(headers['x-voucherify-signature']).toBe(
      headersOf(secrets({ secret: rotated.secret }))['x-voucherify-signature'],
    );

    const later = headersOf({ ...rotated, previousSecretUntil: NOW });
    expect(() => verify(previousSecret, later)).toThrow(WebhookVerificationError);
  });
});
