import { setTimeout as sleep } from 'node:timers/promises';

const VOUCHERS = 1_200;
const POLL_MS = 100;

interface KeyPair {
  readonly appId: string;
  readonly appToken: string;
}

const codeOf = (at: number) => `spring-${String(at).padStart(4, '0')}`;
const numbers = Array.from({ length: VOUCHERS }, (_, at) => at + 1);

/** Sends requests to the project of a key, and jobs until they have ended. */
function clientOf(url: string, key: KeyPair) {
  const send = async (path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'x-app-id': key.appId,
        'x-app-token': key.appToken,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const run = async (path: string, rows: object[]): Promise<string> => {
    const { async_action_id: id } = await send(path, rows);
    for (;;) {
      const { progress } = await send(`/v1/async-actions/${String(id)}`);
      if (progress === 100) return String(id);
      await sleep(POLL_MS);
    }
  };
  return { send, run };
}

/** Fills a project with what the pictures show. @returns the id of a job with failed rows */
export async function seedProject(url: string, key: KeyPair): Promise<string> {
  const { send, run } = clientOf(url, key);
  await send('/v1/metadata-schemas', {
    related_object: 'voucher',
    properties: {
      lang: { type: 'string', optional: true, eq: ['en', 'pl', 'de'] },
      uses: { type: 'number', optional: true, gte: 0 },
      vip: { type: 'boolean', optional: true },
      tags: { type: 'string', array: true, optional: true, maxLength: 20 },
    },
  });
  const vouchers = numbers.map((at) => ({
    code: codeOf(at),
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 10 },
    metadata: { lang: 'en', uses: at % 7 },
  }));
  await run('/v1/vouchers/import?label=Spring%20vouchers', vouchers);
  const updates = numbers.map((at) => ({
    code: at % 100 === 7 ? `summer-${at}` : codeOf(at),
    metadata: at % 400 === 9 ? { lang: 'fr' } : { vip: at % 3 === 0 },
  }));
  return run('/v1/vouchers/bulk/async?label=VIPs%20of%20spring', updates);
}

/** Changes a voucher by single requests, for its history. */
export async function changeVoucher(url: string, key: KeyPair): Promise<void> {
  const { send } = clientOf(url, key);
  const path = `/v1/vouchers/${codeOf(1)}`;
  await send(path, { metadata: { lang: 'pl' } }, 'PUT');
  await send(path, { metadata: { tags: ['shop', 'app'] } }, 'PUT');
}

/** Exports some of the vouchers. */
export async function exportVouchers(url: string, key: KeyPair): Promise<void> {
  const { send } = clientOf(url, key);
  const filters = { 'metadata.vip': { conditions: { $is: 'true' } } };
  const parameters = { fields: ['code', 'metadata.lang', 'metadata.vip'], filters };
  await send('/v1/exports', { exported_object: 'voucher', parameters });
}

/** A file of an update, as a person would choose it. */
export function updateFile() {
  const lines = numbers.map((at) =>
    [
      at % 100 === 7 ? `summer-${at}` : codeOf(at),
      at % 3 === 0 ? 'en' : 'pl',
      String(at % 11),
      at % 2 === 0 ? 'shop,app' : 'shop',
    ]
      .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
      .join(','),
  );
  const text = ['Code,lang,uses,tags', ...lines].join('\n');
  return { name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
