import { expect } from '@jest/globals';

/** The id of a request, as error bodies and actions carry it. */
export const REQUEST_ID: unknown = expect.stringMatching(/^v-[0-9a-f]{18}$/);

/** An answer that refuses: its status and its whole body. */
export interface Refusal {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A refusal in the shape of the application. */
export function applicationRefusal(
  status: number,
  key: string,
  message: string,
  rest: object,
): Refusal {
  return { status, body: { code: status, key, message, ...rest, request_id: REQUEST_ID } };
}

function frameworkRefusal(statusCode: number, error: string, message = error): Refusal {
  return { status: statusCode, body: { statusCode, error, message } };
}

export const invalidPayload = (details: unknown): Refusal =>
  applicationRefusal(400, 'invalid_payload', 'Invalid payload', { details });

export const invalidQuery = (details: string): Refusal =>
  applicationRefusal(400, 'invalid_query_params', 'Invalid query params', { details });

/** Without a type of resource: a path that is no route. */
export const notFound = (type?: string, id?: string): Refusal =>
  applicationRefusal(404, 'not_found', 'Resource not found', {
    ...(type !== undefined && {
      details: `Cannot find ${type} with id ${id}`,
      resource_id: id,
      resource_type: type,
    }),
  });

export const methodNotAllowed = (details: string): Refusal => ({
  status: 405,
  body: { code: 405, message: 'HTTP Method Not Allowed', details, request_id: REQUEST_ID },
});

export const alreadyFinished = (id: string): Refusal =>
  applicationRefusal(409, 'already_finished', 'Already finished', {
    details: expect.stringMatching(/^The action ended at \d{4}-\S+Z$/),
    resource_id: id,
    resource_type: 'async_action',
  });

export const invalidIdempotencyKey = applicationRefusal(
  400,
  'invalid_idempotency_key',
  'Invalid Idempotency-Key',
  { details: 'The header Idempotency-Key must have 1 to 255 printable ASCII characters' },
);

export const idempotencyKeyReused = (what: string, actionId: string): Refusal =>
  applicationRefusal(
    422,
    'idempotency_key_reused',
    'Idempotency-Key was used for another request',
    { details: `The key came before with another ${what}, for the action ${actionId}` },
  );

export const REPORT_LINK_INVALID = applicationRefusal(
  403,
  'report_link_invalid',
  'Invalid report link',
  {},
);

export const reportExpired = (until: string): Refusal =>
  applicationRefusal(403, 'report_expired', 'Report is no longer available', {
    details: `The report was available until ${until}`,
  });

export const UNAUTHORIZED: Refusal = {
  status: 401,
  body: { code: 401, message: 'Unauthorized', key: 'unauthorized' },
};

export const FORBIDDEN = applicationRefusal(
  403,
  'missing_required_permission',
  'Missing permission',
  { details: 'User does not have a required permission to perform this operation.' },
);

export const NOT_JSON = frameworkRefusal(400, 'Bad Request', 'Invalid request payload JSON format');
export const NOT_HTTP = frameworkRefusal(400, 'Bad Request', 'The request is not valid HTTP');
export const BAD_COMPRESSION = frameworkRefusal(400, 'Bad Request', 'Invalid compressed payload');
export const NOT_ACCEPTABLE = frameworkRefusal(406, 'Not Acceptable');
export const REQUEST_TIMEOUT = frameworkRefusal(408, 'Request Timeout');
export const UNSUPPORTED_MEDIA_TYPE = frameworkRefusal(415, 'Unsupported Media Type');
export const EXPECTATION_FAILED = frameworkRefusal(417, 'Expectation Failed');
export const HEADERS_TOO_LARGE = frameworkRefusal(
  431,
  'Request Header Fields Too Large',
  'Request header fields too large',
);

/** The limit of the bulk routes unless another is given. */
export const payloadTooLarge = (maxBytes = 10_485_760): Refusal =>
  frameworkRefusal(
    413,
    'Request Entity Too Large',
    `Payload content length greater than maximum allowed: ${maxBytes}`,
  );
