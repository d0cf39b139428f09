import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTE_SCOPES, SCOPES } from '../../src/auth/scope.js';
import { FORBIDDEN, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { SCOPES_TO_TRY, startWithKeyring, type Keyring } from '../support/api-document/keyring.js';
import {
  DOCUMENTED_OPERATIONS,
  SECURITY_SCHEMES,
  type DocumentedOperation,
} from '../support/api-document/openapi-document.js';
import { accessOf, securityOf } from '../support/api-document/route-access.js';
import type { Service } from '../support/service/service.js';

const BULK = '/v1/vouchers/bulk/async';

const operations = DOCUMENTED_OPERATIONS.map(
  (operation) => [`${operation.method} ${operation.path}`, operation] as const,
);
const security = (path: string) =>
  DOCUMENTED_OPERATIONS.find((operation) => operation.path === path)?.security ?? [];

describe('the OpenAPI document', () => {
  it.each(operations)('names for %s exactly the schemes that are enforced', (_, operation) => {
    expect(operation.security).toEqual(securityOf(accessOf(operation.path)));
  });

  it.each(operations)('shows the refusal of %s where there is one', (_, operation) => {
    const isGuarded = operation.security.length > 0;
    expect(unauthorizedExample(operation)).toEqual(isGuarded ? UNAUTHORIZED.body : undefined);
  });

  it('declares every scheme and scope that a route names, and no other', () => {
    const named = DOCUMENTED_OPERATIONS.flatMap((operation) => operation.security);

    expect(new Set(named.flatMap((requirement) => Object.keys(requirement)))).toEqual(
      new Set(Object.keys(SECURITY_SCHEMES)),
    );
    expect(SECURITY_SCHEMES).toMatchObject({
      'X-App-Id': { type: 'apiKey', in: 'header', name: 'X-App-Id' },
      'X-App-Token': { type: 'apiKey', in: 'header', name: 'X-App-Token' },
      'X-Management-Key': { type: 'apiKey', in: 'header', name: 'X-Management-Key' },
      Basic: { type: 'http', scheme: 'basic' },
      'X-Voucherify-OAuth': { type: 'oauth2' },
    });
    const { flows } = SECURITY_SCHEMES['X-Voucherify-OAuth'] as Flows;
    expect(Object.keys(flows.clientCredentials.scopes)).toEqual([...SCOPES]);
    expect(new Set(named.flatMap((requirement) => Object.values(requirement).flat()))).toEqual(
      new Set(ROUTE_SCOPES),
    );
  });
});

describe('the bulk update', () => {
  let service: Service;
  let ring: Keyring;

  beforeAll(async () => {
    ({ service, ring } = await startWithKeyring());
  });

  afterAll(() => service.dispose());

  const update = (scope: string, code: string) =>
    service.api.request('POST', BULK, {
      anonymous: true,
      headers: { authorization: `Bearer ${ring.scopedTokens[scope]}` },
      json: [{ code, metadata: { by: scope } }],
    });

  const declared = security(BULK).flatMap(({ 'X-Voucherify-OAuth': scopes = [] }) => scopes);

  it('names the scopes of the public API', () => {
    expect(declared).toEqual(['api', 'vouchers']);
  });

  it.each(declared)('works with a bearer token that has the scope %s alone', async (scope) => {
    const code = `code-${scope}`;
    await service.api.createVoucher(code);

    const { status, body } = await update(scope, code);

    expect(status).toBe(202);
    const action = await service.api.waitForAction(body.async_action_id as string);
    expect(action).toMatchObject({ status: 'DONE', result: { done_count: 1, failed_count: 0 } });
    expect((await service.api.getVoucher(code)).metadata).toEqual({ by: scope });
  });

  it.each(SCOPES_TO_TRY.filter((scope) => !declared.includes(scope)))(
    'is closed to a bearer token that has the scope %s alone',
    async (scope) => {
      const { status, body } = await update(scope, 'any');
      expect({ status, body }).toEqual(FORBIDDEN);
    },
  );
});

interface Flows {
  readonly flows: { readonly clientCredentials: { readonly scopes: Record<string, string> } };
}

function unauthorizedExample({ responses }: DocumentedOperation): unknown {
  return responses['401']?.content?.['application/json']?.schema?.example;
}
