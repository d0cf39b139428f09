import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MANAGED, MANAGEMENT_KEY } from '../support/http/management-client.js';
import {
  DOCUMENTED_OPERATIONS,
  exampleBody,
  type DocumentedOperation,
} from '../support/api-document/openapi-document.js';
import { Service } from '../support/service/service.js';

/** A text that SQLite takes as a value and PostgreSQL does not. */
const UNKEEPABLE = encodeURIComponent('a\0');

/** The address of an operation with the text in its path, and those with the text in one parameter of its query. */
function addressesOf({ path, parameters }: DocumentedOperation): string[] {
  const filled = path.replace(/\{\w+\}/g, UNKEEPABLE);
  const queries = parameters.filter((parameter) => parameter.in === 'query');
  return [
    ...(filled === path ? [] : [filled]),
    ...queries.map(({ name }) => `${filled}?${encodeURIComponent(name)}=${UNKEEPABLE}`),
  ];
}

const CALLS = DOCUMENTED_OPERATIONS.flatMap((operation) =>
  addressesOf(operation).map((address) => [operation.method, address, operation] as const),
);

describe('a text that not every database keeps', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start(MANAGED);
  });

  afterAll(() => service.dispose());

  it.each(CALLS)('fails no %s %s', async (method, address, { body }) => {
    const answer = await service.api.request(method, address, {
      headers: { 'x-management-key': MANAGEMENT_KEY },
      ...(body?.[0] === 'application/json' && { json: exampleBody(body[1]) }),
    });

    expect(answer.status).toBeLessThan(500);
  });

  it('is the code of no voucher', async () => {
    const { body } = await service.api.get(`/v1/vouchers?code=${UNKEEPABLE}`);

    expect(body).toMatchObject({ total: 0 });
  });
});
