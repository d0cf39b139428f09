import { ERROR_CATALOGUE, type ErrorKey } from '../errors/error-catalogue.js';

/** Why a row cannot be applied, found when it was accepted. `details` is one sentence for the client. */
export interface RowRejection {
  readonly key: ErrorKey;
  readonly details: string;
}

/**
 * A row as it is kept in a chunk: its number in the request (from 1), its code as sent, and what the
 * operation wants to know of it. A row with a rejection has no payload and is reported, never applied. It keeps what
 * was sent, so that it can be corrected and sent again: the text of its item, or the payload that it would have had.
 */
export type AcceptedRow<Payload> =
  | readonly [row: number, code: string, payload: Payload, rejection?: undefined]
  | readonly [
      row: number,
      code: string,
      payload: null,
      rejection: RowRejection,
      sent?: string | Payload,
    ];

/** What has become of a row. */
export type RowStatus = 'succeeded' | 'failed' | 'unprocessed';

/** The rows that a file of an action has. */
export const ROW_SELECTIONS = ['all', 'succeeded', 'failed', 'unprocessed'] as const;
export type RowSelection = (typeof ROW_SELECTIONS)[number];

/** What became of a row when that was not plain success. */
export interface RowOutcome {
  readonly row: number;
  readonly code: string;
  readonly found: boolean;
  readonly updated: boolean;
  readonly error?: RowRejection;
}

/** A failed row as clients see it. */
export interface RowFailure {
  readonly row: number;
  readonly code: string;
  readonly key: ErrorKey;
  readonly message: string;
  readonly details: string;
}

/** The client's view of a failed row. */
export function failureOf(row: number, code: string, error: RowRejection): RowFailure {
  const { message } = ERROR_CATALOGUE[error.key];
  return { row, code, key: error.key, message, details: error.details };
}
