/** The fixed part of an answer: HTTP status, and the message of the public API for this key. */
export interface CataloguedError {
  readonly status: number;
  readonly message: string;
  /** The public API answers code, message and key, and nothing else. */
  readonly isBare?: true;
  /** The public API has no key for it. */
  readonly isKeyless?: true;
}

/** Every error key the service can answer. The record type makes the map total at compile time. */
export type ErrorKey =
  | 'invalid_payload'
  | 'invalid_query_params'
  | 'page_over_limit'
  | 'metadata_validation_failed'
  | 'invalid_voucher'
  | 'invalid_code_config'
  | 'invalid_export_fields'
  | 'unauthorized'
  | 'invalid_scope'
  | 'invalid_grant_type'
  | 'missing_parameters'
  | 'token_limit_reached'
  | 'missing_required_permission'
  | 'not_found'
  | 'method_not_allowed'
  | 'duplicate_found'
  | 'already_finished'
  | 'not_finished'
  | 'nothing_to_retry'
  | 'precondition_failed'
  | 'no_dry_run'
  | 'dry_run_incomplete'
  | 'already_confirmed'
  | 'cannot_confirm'
  | 'changed_since_dry_run'
  | 'changed_since_validation'
  | 'nothing_to_undo'
  | 'undo_expired'
  | 'kept_later_changes'
  | 'invalid_idempotency_key'
  | 'idempotency_key_reused'
  | 'too_many_requests'
  | 'quota_exceeded'
  | 'too_many_listeners'
  | 'invalid_last_event_id'
  | 'report_link_invalid'
  | 'report_expired'
  | 'range_not_satisfiable'
  | 'overloaded'
  | 'storage_unavailable'
  | 'queue_unavailable'
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
  invalid_export_fields: { status: 400, message: 'Invalid Export' },
  invalid_code_config: { status: 400, message: 'Invalid code config' },
  unauthorized: { status: 401, message: 'Unauthorized', isBare: true },
  invalid_scope: { status: 400, message: 'Invalid scope', isBare: true },
  invalid_grant_type: { status: 400, message: 'Invalid grant_type', isBare: true },
  missing_parameters: { status: 400, message: 'Missing parameters', isBare: true },
  token_limit_reached: { status: 400, message: 'Too many access tokens' },
  missing_required_permission: { status: 403, message: 'Missing permission' },
  not_found: { status: 404, message: 'Resource not found' },
  method_not_allowed: { status: 405, message: 'HTTP Method Not Allowed', isKeyless: true },
  invalid_idempotency_key: { status: 400, message: 'Invalid Idempotency-Key' },
  idempotency_key_reused: { status: 422, message: 'Idempotency-Key was used for another request' },
  not_finished: { status: 409, message: 'Not finished' },
  nothing_to_retry: { status: 409, message: 'Nothing to retry' },
  precondition_failed: { status: 412, message: 'Precondition failed' },
  no_dry_run: { status: 409, message: 'No dry run' },
  dry_run_incomplete: { status: 409, message: 'Dry run is incomplete' },
  already_confirmed: { status: 409, message: 'Already confirmed' },
  cannot_confirm: { status: 409, message: 'Cannot be confirmed' },
  changed_since_dry_run: { status: 409, message: 'Changed since the dry run' },
  changed_since_validation: { status: 409, message: 'Changed since the validation' },
  nothing_to_undo: { status: 409, message: 'Nothing to undo' },
  undo_expired: { status: 409, message: 'Undo is no longer possible' },
  kept_later_changes: { status: 409, message: 'Later changes were kept' },
  already_finished: { status: 409, message: 'Already finished' },
  duplicate_found: { status: 409, message: 'Duplicated resource found' },
  too_many_requests: {
    status: 429,
    message: 'Too many requests hit the API too quickly.',
    isBare: true,
    isKeyless: true,
  },
  quota_exceeded: { status: 429, message: 'Quota exceeded' },
  too_many_listeners: { status: 429, message: 'Too many clients listen' },
  invalid_last_event_id: { status: 400, message: 'Invalid Last-Event-ID' },
  report_link_invalid: { status: 403, message: 'Invalid report link' },
  report_expired: { status: 403, message: 'Report is no longer available' },
  range_not_satisfiable: { status: 416, message: 'Range not satisfiable' },
  overloaded: { status: 503, message: 'Service overloaded' },
  queue_unavailable: { status: 503, message: 'Queue unavailable' },
  storage_unavailable: { status: 503, message: 'Storage unavailable' },
  internal_error: { status: 500, message: 'Internal server error' },
};
