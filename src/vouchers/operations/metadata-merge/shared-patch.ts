import type { RowRejection } from '../../../async-actions/index.js';
import type { Metadata } from '../../domain/metadata.js';

/**
 * What all rows of a request with one metadata for all codes share: the metadata, or why it cannot be
 * taken. Kept once for the action, so that a row is no more than its number and its code.
 */
export type SharedPatch =
  | { readonly metadata: Metadata; readonly rejection?: undefined }
  | {
      readonly metadata?: undefined;
      readonly rejection: RowRejection;
      /** The metadata as it was sent, as JSON text; only to be sent again. */
      readonly sent?: string;
    };

/** Stands in a row for the payload that all rows share. */
export const SHARED_PAYLOAD = '0';
