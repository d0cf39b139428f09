import type { Metadata } from '../../domain/metadata.js';

/** What a row wants beside its metadata. */
export interface RowExtras {
  /** Keys to take out. */
  readonly unset?: readonly string[];
  /** When the voucher must have been updated last, in Unix milliseconds; null: never. */
  readonly ifUpdatedAt?: number | null;
  /** Keys and the values that they must have. */
  readonly ifMetadata?: Metadata;
}

/** All that a row wants of a voucher. */
export interface RowPatch extends RowExtras {
  readonly metadata: Metadata;
}

/** The payload of a row: its metadata, in a list with the extras when it has some. Metadata is never a list. */
export type PatchPayload = Metadata | readonly [metadata: Metadata, extras: RowExtras];

/** Marks the chunks whose rows ask for the time of an update. It may stand in metadata too, which does no harm. */
export const IF_UPDATED_AT = '"ifUpdatedAt":';

/** Takes a payload apart. */
export function rowPatchOf(payload: PatchPayload): RowPatch {
  if (!isWithExtras(payload)) return { metadata: payload };
  const [metadata, extras] = payload;
  return { metadata, ...extras };
}

function isWithExtras(payload: PatchPayload): payload is readonly [Metadata, RowExtras] {
  return Array.isArray(payload);
}
