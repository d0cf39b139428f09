import type { BulkOptions } from '../options/bulk-option.js';
import type { NewChunk } from '../storage/chunk-store.js';

/** The bytes of a bulk request. */
export interface BodyBytes {
  readonly bytes: Uint8Array;
  /** The media type with its parameters, as it was sent. */
  readonly contentType?: string;
  /** What the client chose for the request. */
  readonly options?: BulkOptions;
  /** Whether the digest of the body is wanted. */
  readonly isDigested?: boolean;
}

/** The outcome of reading a bulk body. */
export type BulkBody =
  | {
      readonly kind: 'accepted';
      readonly rowCount: number;
      readonly chunks: readonly NewChunk[];
      /** Of the bytes, where it was wanted; for a form of the file in it, because each form has its own boundary. */
      readonly sha256?: string;
      /** JSON text that all rows share. */
      readonly shared?: string;
      /** What was noticed and the result shall say, as its members. */
      readonly remarks?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-multipart' }
  | { readonly kind: 'refused'; readonly details: string };

/** The refusal of a whole request. */
export function refused(details: string): BulkBody {
  return { kind: 'refused', details };
}
