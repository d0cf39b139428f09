import type { JsonFault } from '../../json/json-path.js';
import type { RowRejection } from '../row.js';

/** A row as an operation read it. `payload` is JSON text. */
export type RowReading =
  | { readonly kind: 'row'; readonly code: string; readonly payload: string }
  | { readonly kind: 'rejected'; readonly code: string; readonly rejection: RowRejection };

/** What an operation made of one item of the body. */
export type ItemReading =
  | RowReading
  /** The item has the wrong shape, so the whole request is refused. */
  | { readonly kind: 'malformed'; readonly faults: readonly JsonFault[] };
