import type { AcceptedRow } from '../../../async-actions/index.js';
import { rowPatchOf, type PatchPayload } from '../metadata-merge/row-patch.js';

/** The item of a bulk update that a row was made of, as JSON text. One that was rejected is as it was sent. */
export function toBulkUpdateItem(accepted: AcceptedRow<PatchPayload>): string {
  const [, code, payload, , sent] = accepted;
  if (typeof sent === 'string') return sent;
  const kept = sent ?? payload;
  // Not an item, so that nobody takes it for one.
  if (kept === null) return JSON.stringify({ code });
  const { metadata, unset, ifUpdatedAt, ifMetadata } = rowPatchOf(kept);
  return JSON.stringify({
    code,
    metadata,
    unset_metadata_fields: unset,
    if_updated_at: typeof ifUpdatedAt === 'number' ? dateOf(ifUpdatedAt) : ifUpdatedAt,
    if_metadata: ifMetadata,
  });
}

function dateOf(time: number): string {
  return new Date(time).toISOString();
}
