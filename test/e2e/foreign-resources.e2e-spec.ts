import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { readContents, type Contents } from '../support/databases/database-contents.js';
import { DocumentedCalls, type DocumentedCall } from '../support/api-document/documented-calls.js';
import { notFound, type Refusal } from '../support/http/error-bodies.js';
import { settledActions } from '../support/jobs/expectations.js';
import { settledExports } from '../support/jobs/exports.js';
import { startWithKeyring, type Keyring } from '../support/api-document/keyring.js';
import { MANAGEMENT_KEY } from '../support/http/management-client.js';
import {
  DOCUMENTED_OPERATIONS,
  type DocumentedOperation,
} from '../support/api-document/openapi-document.js';
import { accessOf, outcomeOf } from '../support/api-document/route-access.js';
import type { Service } from '../support/service/service.js';

type Path = Readonly<Record<string, string>>;
type Answer = Pick<Refusal, 'status'> & { readonly body: unknown };

const missing =
  (type: string, parameter: string) =>
  (path: Path): Answer =>
    notFound(type, path[parameter]);
const empty = (body: object) => (): Answer => ({ status: 200, body });

const list = (name: string) => ({ object: 'list', data_ref: name, [name]: [] });

/** The answer of each route that reads or changes what is there, to a project without anything. */
const ON_WHAT_IS_THERE: Readonly<Record<string, (path: Path) => Answer>> = {
  'get-voucher': missing('voucher', 'code'),
  'update-voucher': missing('voucher', 'code'),
  'delete-voucher': missing('voucher', 'code'),
  'enable-voucher': missing('voucher', 'code'),
  'disable-voucher': missing('voucher', 'code'),
  'list-voucher-redemptions': missing('voucher', 'code'),
  'list-voucher-publications': missing('voucher', 'code'),
  'list-voucher-history': missing('voucher', 'code'),
  'list-vouchers': empty({
    ...list('vouchers'),
    total: 0,
    has_more: false,
    more_starting_after: null,
  }),
  'get-async-action': missing('async_action', 'asyncActionId'),
  'stream-async-action-events': missing('async_action', 'asyncActionId'),
  'stream-all-async-action-events': () => ({ status: 200, body: 'retry: 2000\nid: 0\n\n' }),
  'cancel-async-action': missing('async_action', 'asyncActionId'),
  'pause-async-action': missing('async_action', 'asyncActionId'),
  'retry-async-action': missing('async_action', 'asyncActionId'),
  'confirm-async-action': missing('async_action', 'asyncActionId'),
  'undo-async-action': missing('async_action', 'asyncActionId'),
  'resume-async-action': missing('async_action', 'asyncActionId'),
  'get-async-action-queue': empty({
    depth: 0,
    oldest_wait: null,
    head: null,
    is_held: false,
    paused_at: null,
    object: 'async_action_queue',
  }),
  'list-async-actions': empty({
    ...list('async_actions'),
    has_more: false,
    more_starting_after: null,
  }),
  'get-metadata-schema': missing('metadata schema', 'resource'),
  'update-metadata-schema': missing('metadata schema', 'schemaId'),
  'delete-metadata-schema': missing('metadata schema', 'schemaId'),
  'purge-metadata-key': missing('metadata schema', 'schemaId'),
  'list-metadata-schemas': empty({ ...list('schemas'), total: 0 }),
  'list-bin-entries': empty({
    ...list('data'),
    total: 0,
    has_more: false,
    more_starting_after: null,
  }),
  'delete-bin-entry': missing('bin_entry', 'binEntryId'),
  'list-exports': empty({ ...list('exports'), total: 0 }),
  'get-export': missing('export', 'exportId'),
  'delete-export': missing('export', 'exportId'),
  'introspect-oauth-token': empty({ active: false }),
  'revoke-oauth-token': () => ({ status: 404, body: '' }),
};

/** Routes that make something, in the project of the caller, whatever other projects have. */
const MAKING: Readonly<Record<string, number>> = {
  'generate-oauth-token': 200,
  'create-metadata-schema': 200,
  'create-export': 200,
  'update-vouchers-in-bulk': 202,
  'update-vouchers-metadata-in-bulk': 202,
  'import-vouchers': 202,
  'import-vouchers-using-csv': 202,
  'generate-random-code': 200,
  'create-voucher': 200,
  'pause-async-action-queue': 200,
  'resume-async-action-queue': 200,
};

const OF_PROJECTS = DOCUMENTED_OPERATIONS.filter(({ path }) => {
  const access = accessOf(path);
  return !['public', 'management', 'metrics'].includes(access);
});
const named = (table: object) =>
  OF_PROJECTS.filter(({ operationId }) => operationId in table).map(
    (operation) => [operation.operationId, operation] as const,
  );

let service: Service;
let ring: Keyring;
let calls: DocumentedCalls;
let other: ApiClient;

beforeAll(async () => {
  ({ service, ring } = await startWithKeyring());
  calls = new DocumentedCalls(service.api, MANAGEMENT_KEY);
  other = new ApiClient(service.api.url, ring.ofOther);
  // What the examples name is there in the first project.
  for (const [, operation] of named(MAKING)) await callAsFirst(operation);
});

afterAll(() => service.dispose());

async function callAsFirst(operation: DocumentedOperation): Promise<void> {
  const { method, address, options } = await calls.prepare(operation);
  await service.api.request(method, address, options);
}

/** The answers to the key of the other project and, where one is enough, to its bearer token. */
async function callAsOther({ method, address, options }: DocumentedCall, path: string) {
  const token = { authorization: `Bearer ${ring.tokens.ofOther}` };
  const takesToken = outcomeOf(accessOf(path), { by: 'token', scopes: ['api'] }) === 'let in';
  const answers = [await other.request(method, address, options)];
  if (takesToken) {
    const headers = { ...options.headers, ...token };
    answers.push(
      await service.api.request(method, address, { ...options, headers, anonymous: true }),
    );
  }
  return answers.map(({ status, body }) => ({ status, body: body as unknown }));
}

async function settledContents(): Promise<Contents> {
  await settledActions(service.api);
  await settledActions(other);
  await settledExports(service.api);
  await settledExports(other);
  return readContents(service.database);
}

it('has an expectation for every route of a project', () => {
  expect(OF_PROJECTS.map(({ operationId }) => operationId).sort()).toEqual(
    Object.keys({ ...ON_WHAT_IS_THERE, ...MAKING }).sort(),
  );
});

describe("another project's credentials", () => {
  it.each(named(ON_WHAT_IS_THERE))('reach nothing by %s', async (operationId, operation) => {
    const call = await calls.prepare(operation);
    const expected = ON_WHAT_IS_THERE[operationId]?.(call.needed.path ?? {});
    const before = await settledContents();

    for (const answer of await callAsOther(call, operation.path)) expect(answer).toEqual(expected);

    expect(await settledContents()).toEqual(before);
  });

  it.each(named(MAKING))('make something of their own by %s', async (operationId, operation) => {
    const call = await calls.prepare(operation);
    const before = await settledContents();

    const [first] = await callAsOther(call, operation.path);

    expect(first?.status).toBe(MAKING[operationId]);
    const after = await settledContents();
    for (const [table, rows] of Object.entries(before)) {
      expect(after[table]).toEqual(expect.arrayContaining(notOf(otherProject(before), rows)));
    }
    expect(notOf(otherProject(before), after.vouchers ?? [])).toEqual(
      notOf(otherProject(before), before.vouchers ?? []),
    );
  });
});

function otherProject({ api_keys: keys = [] }: Contents): unknown {
  return keys.find(({ app_id: appId }) => appId === ring.ofOther.appId)?.project_id;
}

const notOf = (project: unknown, rows: Contents[string]) =>
  rows.filter(({ project_id: id }) => id !== project);
