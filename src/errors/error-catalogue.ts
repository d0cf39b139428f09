/** The fixed part of an answer: HTTP status, and the message of the public API for this key. */
export interface CataloguedError {
  readonly status: number;
  readonly message: string;
}

/** Every error key the service can answer. The record type makes the map total at compile time. */
export type ErrorKey =
  | 'invalid_payload'
  | 'invalid_query_params'
  | 'page_over_limit'
  | 'metadata_validation_failed'
  | 'invalid_voucher'
  | 'unauthorized'
  | 'missing_required_permission'
  | 'not_found'
  | 'method_not_allowed'
  | 'duplicate_found'
  | 'report_link_invalid'
  | 'report_expired'
  | 'storage_unavailable'
  | 'internal_error';

export const ERROR_CATALOGUE: Readonly<Record<ErrorKey, CataloguedError>> = {
  invalid_payload: { status: 400, message: 'Invalid payload' },
  invalid_query_params: { status: 400, message: 'Invalid query params' },
  page_over_limit: {
    status: 400,
    message: 'Listing resource above 1000 page is not supported',
  },
  metadata_validation_failed: { status: 400, message: 'Metadata validation failed' },
  invalid_voucher: { status: 400, message: 'Invalid Voucher' },
  unauthorized: { status: 401, message: 'Unauthorized' },
  missing_required_permission: { status: 403, message: 'Missing permission' },
  not_found: { status: 404, message: 'Resource not found' },
  method_not_allowed: { status: 405, message: 'HTTP Method Not Allowed' },
  duplicate_found: { status: 409, message: 'Duplicated resource found' },
  report_link_invalid: { status: 403, message: 'Invalid report link' },
  report_expired: { status: 403, message: 'Report is no longer available' },
  storage_unavailable: { status: 503, message: 'Storage unavailable' },
  internal_error: { status: 500, message: 'Internal server error' },
};
