import { expect } from '@jest/globals';
import type { SharedService } from '../service/shared-service.js';

const CASES = [
  [['async-actions'], 403],
  [['vouchers'], 403],
  [['async-actions', 'vouchers'], 202],
] as const;

/** Expects that a request that makes an action of an action needs the scopes of both. */
export async function expectBothScopes(
  service: SharedService,
  send: (headers: Record<string, string>) => Promise<{ readonly status: number }>,
): Promise<void> {
  for (const [scopes, status] of CASES) {
    const key = await service.createKey({ scopes: [...scopes] });
    const headers = { 'x-app-id': key.appId, 'x-app-token': key.appToken };
    expect((await send(headers)).status).toBe(status);
  }
}
