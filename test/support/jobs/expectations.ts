import { expect } from '@jest/globals';
import type { Answer, ApiClient } from '../http/api-client.js';
import type { Refusal } from '../http/error-bodies.js';

/** The code of a voucher that no refused request may touch. */
export const WITNESS = 'witness';

/** The actions of the project once all of them have ended. */
export async function settledActions(api: ApiClient): Promise<{ id: string; status: string }[]> {
  for (;;) {
    const { status, body } = await api.get('/v1/async-actions?limit=100');
    expect(status).toBe(200);
    const actions = body.async_actions as { id: string; status: string }[];
    if (actions.every((action) => ['DONE', 'FAILED'].includes(action.status))) return actions;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a refused request must leave as it was. Fails when the service does not answer. */
async function stateOf(api: ApiClient) {
  const actions = await settledActions(api);
  const { status, body } = await api.get(`/v1/vouchers/${WITNESS}`);
  expect(status).toBe(200);
  return { actions, voucher: body };
}

/** The answer is the refusal, whole; nothing was stored or changed; the next request is answered. */
export async function expectRefusal(
  api: ApiClient,
  send: () => Promise<Pick<Answer, 'status' | 'body'>>,
  { status, body }: Refusal,
): Promise<void> {
  const before = await stateOf(api);
  const answer = await send();
  expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
  expect(await stateOf(api)).toEqual(before);
}

/** Why a row failed, in the words of `result.errors`. */
export interface RowError {
  readonly code: string;
  readonly key: string;
  readonly message: string;
  readonly details: string;
}

export const invalidRow = (code: string, details: string): RowError => ({
  code,
  key: 'invalid_payload',
  message: 'Invalid payload',
  details,
});

export const unknownCode = (code: string): RowError => ({
  code,
  key: 'not_found',
  message: 'Resource not found',
  details: `Cannot find voucher with id ${code}`,
});
