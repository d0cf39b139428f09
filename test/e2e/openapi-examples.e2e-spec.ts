import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentedCalls } from '../support/api-document/documented-calls.js';
import { DOCUMENTED_OPERATIONS, exampleBody } from '../support/api-document/openapi-document.js';
import { Service } from '../support/service/service.js';

const MANAGEMENT_KEY = 'test-management-key-0123';

let service: Service;
let calls: DocumentedCalls;

beforeAll(async () => {
  service = await Service.start({ env: { MANAGEMENT_KEY } });
  calls = new DocumentedCalls(service.api, MANAGEMENT_KEY);
});

afterAll(() => service.dispose());

const [files, others] = [
  DOCUMENTED_OPERATIONS.filter(({ body }) => body?.[0] === 'multipart/form-data'),
  DOCUMENTED_OPERATIONS.filter(({ body }) => body?.[0] !== 'multipart/form-data'),
];
const WITH_BODY = others.filter(({ body }) => body !== null);

describe('the examples of the OpenAPI document', () => {
  it.each(WITH_BODY.map((operation) => [operation.operationId, operation] as const))(
    'show a body for %s',
    (_, { body }) => {
      expect(body && exampleBody(body[1])).toBeDefined();
    },
  );

  it.each([...others, ...files].map((operation) => [operation.operationId, operation] as const))(
    'are accepted by %s as they stand',
    async (operationId, operation) => {
      // An action that is to be stopped must not end before.
      const mustWait =
        operationId.endsWith('-async-action') && !/^(?:get|retry|confirm|undo)-/.test(operationId);
      const tellQueue = (what: string) =>
        service.api.request('POST', `/v1/async-action-queue/${what}`);
      if (mustWait) await tellQueue('pause');
      const { method, address, options } = await calls.prepare(operation);
      const headers = { ...options.headers, 'x-management-key': MANAGEMENT_KEY };
      const answer = await service.api.request(method, address, { ...options, headers });

      expect({ address, status: Math.floor(answer.status / 100), body: answer.body }).toEqual({
        address,
        status: 2,
        body: answer.body,
      });
      if (mustWait || operationId === 'pause-async-action-queue') await tellQueue('resume');
      if (mustWait) await service.api.request('POST', address.replace(/\w+$/, 'cancel'));
    },
  );
});
