import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Answer } from '../support/http/api-client.js';
import { ANSWER_FACTS, faultsOf, faultsOfAnswer } from '../support/api-document/contract-facts.js';
import {
  DocumentedCalls,
  type DocumentedCall,
  type Shown,
} from '../support/api-document/documented-calls.js';
import {
  DOCUMENTED_OPERATIONS,
  exampleBodies,
  type DocumentedOperation,
} from '../support/api-document/openapi-document.js';
import { SharedService } from '../support/service/shared-service.js';

const PUBLIC = DOCUMENTED_OPERATIONS.filter(({ path }) => /^\/(v1|reports)\//.test(path));
const named = (operations: readonly DocumentedOperation[]) =>
  operations.map((operation) => [operation.operationId, operation] as const);
const queryNames = ({ parameters }: DocumentedOperation) =>
  parameters.filter((parameter) => parameter.in === 'query' && parameter.required !== true);

/** Every request that the document shows for an operation; one without parameters is shown by its path. */
function shownBy(operation: DocumentedOperation): readonly Shown[] {
  const bodies = exampleBodies(operation).map((body) => ({ body }));
  const queries = operation.queryExamples.map((query) => ({ query }));
  const takesNone = operation.body === null && queryNames(operation).length === 0;
  return takesNone ? [{}] : [...bodies, ...queries];
}

/** Lists that no voucher of this service has anything in. */
const NEVER_FILLED = /\/(redemptions|publications)$/;

const TAKES_UNFINISHED = /^(cancel|pause|resume)-async-action$/;

interface Spoiling {
  readonly what: string;
  readonly fits: (operation: DocumentedOperation) => boolean;
  readonly spoil: (call: DocumentedCall) => DocumentedCall;
}

let service: SharedService;

beforeAll(async () => (service = await SharedService.join()));
afterAll(() => service.dispose());

/** A client of an empty project, and the calls on what it makes there. */
async function newProject() {
  const api = new ApiClient(service.api.url, await service.createOtherProject());
  return { api, calls: new DocumentedCalls(api, service.managementKey) };
}

const faultsIn = (operation: DocumentedOperation, { status, body }: Answer) =>
  faultsOfAnswer(operation.operationId, status, body);

describe('the facts about the public API', () => {
  it('are there for every operation, and for none that is gone', () => {
    expect(Object.keys(ANSWER_FACTS).sort()).toEqual(
      PUBLIC.map(({ operationId }) => operationId).sort(),
    );
  });

  it.each(named(PUBLIC))('cover each success that the document has of %s', (id, { responses }) => {
    const statuses = Object.keys(responses).filter((status) => status.startsWith('2'));

    expect(Object.keys(ANSWER_FACTS[id] ?? {})).toEqual(expect.arrayContaining(statuses));
  });
});

describe('the document', () => {
  it.each(named(PUBLIC))('shows a request for each body and parameter of %s', (_, operation) => {
    const shown = new Set(
      operation.queryExamples.flatMap((query) =>
        [...new URLSearchParams(query).keys()].map((key) =>
          key.replace(/^\[?filters\]?\[.*/, 'filters'),
        ),
      ),
    );

    expect(exampleBodies(operation)).not.toContain(undefined);
    expect([...shown].sort()).toEqual(
      queryNames(operation)
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('the answer to each request that the document shows', () => {
  it.each(named(PUBLIC))('is by the facts: %s', async (_, operation) => {
    const examples = shownBy(operation);
    const items: unknown[] = [];
    for (const shown of examples) {
      const { api, calls } = await newProject();
      // An action that is to be stopped must not end before.
      if (TAKES_UNFINISHED.test(operation.operationId)) {
        await api.request('POST', '/v1/async-action-queue/pause');
      }
      const { method, address, options } = await calls.prepare(operation, shown);

      const answer = await api.request(method, address, options);

      expect({ address, ...answer, faults: faultsIn(operation, answer) }).toEqual({
        address,
        ...answer,
        status: Number(Object.keys(ANSWER_FACTS[operation.operationId] ?? {})[0]),
        faults: [],
      });
      items.push(...itemsOf(answer.body));
      if (answer.status === 202) await expectFinishedByFacts(api, answer.body.async_action_id);
    }
    expect(examples).not.toHaveLength(0);
    const mustHaveItems =
      operation.operationId.startsWith('list-') && !NEVER_FILLED.test(operation.path);
    expect(items.length > 0).toBe(mustHaveItems);
  });

  const itemsOf = ({ object, data_ref: name, ...body }: Answer['body']): unknown[] =>
    object === 'list' && name !== undefined ? body[name] : [];

  async function expectFinishedByFacts(api: ApiClient, actionId: string) {
    const action = await api.waitForAction(actionId);
    const { body: list } = await api.get('/v1/async-actions');
    const report = await api.report(action);

    expect(faultsOfAnswer('get-async-action', 200, action)).toEqual([]);
    expect(faultsOfAnswer('list-async-actions', 200, list)).toEqual([]);
    expect(faultsOfAnswer('download-report', 200, report)).toEqual([]);
    expect(list.async_actions).not.toHaveLength(0);
  }
});

/** How a documented call is made into one that is refused, by the status of the refusal. */
const REFUSALS: Readonly<Record<string, readonly Spoiling[]>> = {
  400: [
    {
      what: 'JSON that is cut off',
      fits: ({ body }) => body?.[0] === 'application/json',
      spoil: (call) => ({ ...call, options: { body: '{"metadata":' } }),
    },
    {
      what: 'a query out of range',
      fits: (operation) => operation.path.startsWith('/v1/') && queryNames(operation).length > 0,
      spoil: ({ address, ...call }) => {
        const [path = ''] = address.split('?');
        return { ...call, address: `${path}?limit=0&force=perhaps&wait=0&raw=perhaps` };
      },
    },
  ],
  401: [
    {
      what: 'no key',
      fits: ({ security }) => security.length > 0,
      spoil: ({ options, ...call }) => ({ ...call, options: { ...options, anonymous: true } }),
    },
  ],
  404: [
    {
      what: 'a path to nothing',
      fits: ({ path, operationId }) =>
        path.startsWith('/v1/') && path.includes('{') && operationId !== 'create-voucher',
      spoil: ({ address, needed, ...call }) => {
        const [id = ''] = Object.values(needed.path ?? {}).filter((value) =>
          address.includes(value),
        );
        return { ...call, needed, address: address.replace(id, 'unknown') };
      },
    },
    {
      what: 'the token of nobody',
      fits: ({ operationId }) => operationId === 'revoke-oauth-token',
      spoil: ({ options, ...call }) => ({
        ...call,
        options: { ...options, body: 'access_token=unknown' },
      }),
    },
  ],
};

describe('a refusal', () => {
  const cases = Object.entries(REFUSALS).flatMap(([status, kinds]) =>
    kinds.flatMap((kind) =>
      PUBLIC.filter(kind.fits).map((operation) => ({ status, kind, operation })),
    ),
  );

  it.each(cases.map((one) => [one.status, one.operation.operationId, one.kind.what, one] as const))(
    'is by the facts: %s of %s for %s',
    async (status, _, _what, { operation, kind }) => {
      const { api, calls } = await newProject();
      const { method, address, options } = kind.spoil(await calls.prepare(operation));

      const answer = await api.request(method, address, options);

      expect({ address, ...answer, faults: faultsIn(operation, answer) }).toEqual({
        address,
        ...answer,
        status: Number(status),
        faults: [],
      });
    },
  );

  it('is tried for each fact about one', () => {
    const facts = Object.entries(ANSWER_FACTS).flatMap(([id, statuses]) =>
      Object.keys(statuses)
        .filter((status) => status >= '400')
        .map((status) => `${status} ${id}`),
    );
    const tried = cases.map(({ status, operation }) => `${status} ${operation.operationId}`);

    expect([...new Set(tried)].sort()).toEqual(facts.sort());
  });

  it.each([...new Set(PUBLIC.map(({ path }) => path))])(
    'of a wrong method is by the facts: %s',
    async (path) => {
      const address = path.replace(/\{\w+\}/g, 'any');
      const { status, body } = await service.api.request('PATCH', address);

      expect([status, faultsOf('errors#/$defs/methodNotAllowed', body)]).toEqual([405, []]);
    },
  );
});
