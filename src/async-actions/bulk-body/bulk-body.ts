import type { NewChunk } from '../storage/chunk-store.js';

/** The bytes of a bulk request. */
export interface BodyBytes {
  readonly bytes: Uint8Array;
  /** The media type with its parameters, as it was sent. */
  readonly contentType?: string;
}

/** The outcome of reading a bulk body. */
export type BulkBody =
  | {
      readonly kind: 'accepted';
      readonly rowCount: number;
      readonly chunks: readonly NewChunk[];
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
