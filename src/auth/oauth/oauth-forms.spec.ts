import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../test/factories/texts.js';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TypeormAuditStore } from '../../audit/storage/typeorm-audit-store.js';
import type { Principal } from '../principal.js';
import { SCOPES, type Scope } from '../scope.js';
import { TypeormKeyStore } from '../storage/typeorm-key-store.js';
import {
  AccessTokenFormDto,
  accessTokenFormPipe,
  TokenFormDto,
  tokenFormPipe,
} from './dto/oauth-forms.dto.js';
import { OauthController } from './oauth.controller.js';
import { OauthService } from './oauth.service.js';
import { TypeormTokenStore } from './storage/typeorm-token-store.js';

let open: OpenDatabase;
let controller: OauthController;

beforeAll(async () => {
  open = await openSqliteDatabase();
  const { database } = open;
  const keys = new TypeormKeyStore(database);
  await database.transactions.run((tx) => keys.insertProject(tx, { id: 'p', name: 'Project' }, 0));
  controller = new OauthController(
    new OauthService(
      database.transactions,
      new TypeormTokenStore(database),
      new AuditTrail(new TypeormAuditStore(database)),
    ),
  );
});

afterAll(() => open.dispose());

const client = (scopes: readonly Scope[], projectId = 'p') => ({
  projectId,
  appId: 'a',
  keyName: 'A',
  means: 'key' as const,
  scopes,
});

type Form = Record<string, unknown>;

/** Sends a form as the route does, through its pipe. */
async function token(principal: Principal, form: Form) {
  const read: unknown = await tokenFormPipe().transform(form, {
    type: 'body',
    metatype: TokenFormDto,
  });
  return controller.token(principal, read as TokenFormDto);
}

async function introspect(principal: Principal, form: Form) {
  const read: unknown = await accessTokenFormPipe().transform(form, {
    type: 'body',
    metatype: AccessTokenFormDto,
  });
  return controller.introspect(principal, read as AccessTokenFormDto);
}

/** The scopes of a token that is asked for, or null when they must be refused. */
function grantedScopes(granted: readonly Scope[], requested?: string): string | null {
  if (requested === undefined) return granted.join(' ');
  const names = requested.split(' ').filter((name) => name !== '');
  const mayHave = (name: string) =>
    (SCOPES as readonly string[]).includes(name) &&
    (granted.includes('api') || (granted as readonly string[]).includes(name));
  return names.length > 0 && names.every(mayHave) ? [...new Set(names)].join(' ') : null;
}

const granted = fc.subarray([...SCOPES], { minLength: 1 });
const scopeName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<string>(...SCOPES) },
  fc.constantFrom('', 'API', 'nope', 'vouchers\t', 'toString', '__proto__'),
  anyText(),
);
const scope = fc.option(
  fc.array(scopeName, { maxLength: 4 }).map((names) => names.join(' ')),
  { nil: undefined },
);
const grant = fc.oneof(
  { weight: 3, arbitrary: fc.constant('client_credentials') },
  fc.option(anyText(), { nil: undefined }),
);
// Fewer than the tokens that a project may have.
const RUNS = { numRuns: 400 };

describe('the forms of OAuth', () => {
  it('give a token with exactly the scopes that the key has and the form names', async () => {
    const forms = fc.record({ grant_type: grant, scope });
    await fc.assert(
      fc.asyncProperty(granted, forms, async (scopes, form) => {
        const expected = grantedScopes(scopes, form.scope);
        const answer = token(client(scopes), form);
        if (form.grant_type !== 'client_credentials') {
          await expect(answer).rejects.toMatchObject({ key: 'invalid_grant_type' });
        } else if (expected === null) {
          await expect(answer).rejects.toMatchObject({ key: 'invalid_scope' });
        } else {
          expect(await answer).toMatchObject({ scope: expected, client_id: 'a' });
        }
      }),
      RUNS,
    );
  });

  it('show its own project what was said when the token was made, and another one nothing', async () => {
    await fc.assert(
      fc.asyncProperty(granted, async (scopes) => {
        const form = { grant_type: 'client_credentials' };
        const { access_token, scope, expires_at } = await token(client(scopes), form);
        const named = { access_token };

        expect(await introspect(client([]), named)).toMatchObject({
          access_token,
          scope,
          expires_at,
          active: true,
        });
        expect(await introspect(client(['api'], 'other'), named)).toEqual({
          active: false,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('know no token that was not given, whatever its text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(), async (text) => {
        const answer = introspect(client(['api']), { access_token: text });
        if (text === '') await expect(answer).rejects.toMatchObject({ key: 'missing_parameters' });
        else expect(await answer).toEqual({ active: false });
      }),
      RUNS,
    );
  });
});
