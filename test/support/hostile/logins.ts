import type { ApiClient } from '../http/api-client.js';
import { strikeAtOnce, type Attack } from './attack.js';

const GUESSES = 2_000;

const guess = (tenant: ApiClient, path: string, headers: Record<string, string>) =>
  tenant.request('GET', path, { anonymous: true, headers });

/** Guesses at other credentials, some of them hidden beside good ones. */
export const LOGINS: readonly Attack[] = [
  {
    name: 'guesses at the management key',
    run: (tenant) =>
      strikeAtOnce(GUESSES, (n) =>
        guess(tenant, '/management/v1/projects', { 'x-management-key': `guess-number-${n}` }),
      ),
  },
  {
    name: 'guesses beside a good key, to have them remembered',
    run: (tenant) =>
      strikeAtOnce(GUESSES, (n) =>
        guess(tenant, '/v1/vouchers/none', {
          'x-app-id': tenant.key.appId,
          'x-app-token': tenant.key.appToken,
          'x-management-key': `guess-number-${n}`,
        }),
      ),
  },
];
