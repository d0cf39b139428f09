import { expect } from '@jest/globals';

/** What a `request_id` looks like. */
export const REQUEST_ID: unknown = expect.stringMatching(/^v-[0-9a-f]{18}$/);

/** The whole body of a 400 in the application's shape. */
export function badRequest(key: string, message: string, details: string) {
  return { code: 400, key, message, details, request_id: REQUEST_ID };
}

/** The whole body of a 400 for a body that breaks the rules of its route. */
export function invalidPayload(details: string) {
  return badRequest('invalid_payload', 'Invalid payload', details);
}

/** The whole body of a 400 for a query that breaks the rules of its route. */
export function invalidQuery(details: string) {
  return badRequest('invalid_query_params', 'Invalid query params', details);
}

/** The whole body of a 404. */
export function notFound(id: string, type = 'voucher') {
  return {
    code: 404,
    key: 'not_found',
    message: 'Resource not found',
    details: `Cannot find ${type} with id ${id}`,
    request_id: REQUEST_ID,
    resource_id: id,
    resource_type: type,
  };
}
