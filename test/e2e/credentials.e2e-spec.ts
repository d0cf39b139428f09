import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CREDENTIAL_KINDS, type CredentialKind } from '../support/api-document/credential-table.js';
import { readContents, type Contents } from '../support/databases/database-contents.js';
import { DocumentedCalls, type DocumentedCall } from '../support/api-document/documented-calls.js';
import { FORBIDDEN, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { settledActions } from '../support/jobs/expectations.js';
import { settledExports } from '../support/jobs/exports.js';
import { startWithKeyring, type Keyring } from '../support/api-document/keyring.js';
import { MANAGEMENT_KEY } from '../support/http/management-client.js';
import {
  DOCUMENTED_OPERATIONS,
  operationsOf,
  type Document,
} from '../support/api-document/openapi-document.js';
import { accessOf, outcomeOf } from '../support/api-document/route-access.js';
import type { Service } from '../support/service/service.js';

/**
 * The examples name a schema that an earlier call has made, a scope that a key may lack, and a job that has
 * ended meanwhile: the route says so itself, to those who were let in.
 */
const REFUSED_BEHIND_THE_DOOR = new Set(['duplicate_found', 'invalid_scope', 'already_finished']);

let service: Service;
let ring: Keyring;
let calls: DocumentedCalls;

beforeAll(async () => {
  ({ service, ring } = await startWithKeyring());
  calls = new DocumentedCalls(service.api, MANAGEMENT_KEY);
});

afterAll(() => service.dispose());

function answerTo({ method, address, options }: DocumentedCall, kind: CredentialKind) {
  const headers = { ...options.headers, ...kind.headers(ring) };
  return service.api.request(method, address, { ...options, headers, anonymous: true });
}

async function send(call: DocumentedCall, kind: CredentialKind) {
  const { status, body } = await answerTo(call, kind);
  return { status, body };
}

/** Some operations pause the project queue or a job in it, for which the next one would wait. */
async function resumeAll(): Promise<void> {
  await service.api.request('POST', '/v1/async-action-queue/resume');
  const { body } = await service.api.get('/v1/async-actions?limit=100');
  const { async_actions: actions } = body as { async_actions: { id: string; status: string }[] };
  for (const { id, status } of actions) {
    if (status !== 'DONE' && status !== 'FAILED') {
      await service.api.request('POST', `/v1/async-actions/${id}/resume`);
    }
  }
}

async function prepare(operation: Parameters<DocumentedCalls['prepare']>[0]) {
  await resumeAll();
  return calls.prepare(operation);
}

async function settledContents(): Promise<Contents> {
  await settledActions(service.api);
  await settledExports(service.api);
  return readContents(service.database);
}

it('knows every route of the running service', async () => {
  const { body } = await service.api.get('/openapi.json');
  const routes = operationsOf(body as Document).map(({ method, path }) => `${method} ${path}`);
  expect(routes.sort()).toEqual(
    DOCUMENTED_OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort(),
  );
});

describe.each(DOCUMENTED_OPERATIONS.map((one) => [`${one.method} ${one.path}`, one] as const))(
  '%s',
  (_, operation) => {
    const access = accessOf(operation.path);
    const withOutcome = (wanted: string) =>
      CREDENTIAL_KINDS.filter(({ identity }) => outcomeOf(access, identity) === wanted);
    let call: DocumentedCall;
    let before: Contents;

    beforeAll(async () => {
      call = await prepare(operation);
      before = await settledContents();
    });

    for (const kind of withOutcome('unauthorized')) {
      it(`answers 401 to ${kind.name}`, async () => {
        expect(await send(call, kind)).toEqual(UNAUTHORIZED);
      });
    }

    for (const kind of withOutcome('forbidden')) {
      it(`answers 403 to ${kind.name}`, async () => {
        expect(await send(call, kind)).toEqual(FORBIDDEN);
      });
    }

    it('has stored and changed nothing for those it refused', async () => {
      expect(await settledContents()).toEqual(before);
    });

    for (const kind of withOutcome('let in')) {
      it(`lets in ${kind.name}`, async () => {
        const { status, body } = await send(await prepare(operation), kind);
        const isLetIn = (status >= 200 && status < 300) || REFUSED_BEHIND_THE_DOOR.has(body.key);
        expect({ isLetIn, status, body }).toEqual({ isLetIn: true, status, body });
      });
    }

    const oneOfEach = ['unauthorized', 'forbidden', 'let in'].flatMap((wanted) =>
      access === 'public' ? [] : withOutcome(wanted).slice(0, 1),
    );
    for (const kind of oneOfEach) {
      it(`has no cache keep what it answers to ${kind.name}`, async () => {
        const { headers } = await answerTo(await prepare(operation), kind);
        expect(headers.get('cache-control')).toMatch(/\bno-store\b/);
      });
    }
  },
);
