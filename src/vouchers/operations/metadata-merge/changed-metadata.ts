import { isPlainObject } from '../../../json/plain-object.js';
import type { MetadataExtent } from '../../../metadata-schemas/domain/compile-metadata-schema.js';
import { mergedMetadata, type Metadata } from '../../domain/metadata.js';
import type { MetadataMode } from '../../options/metadata-mode.option.js';
import type { RowPatch } from './row-patch.js';

/** What a row makes of the metadata of a voucher. */
export interface ChangedMetadata {
  /** JSON text of the whole. */
  readonly text: string;
  /** What of it is held to the schema. */
  readonly judged: Metadata;
  readonly extent: MetadataExtent;
}

/**
 * What becomes of metadata by a row, without a database: the keys of the patch are written as the mode says, and
 * those that the row unsets are taken out.
 * @param prior JSON text
 */
export function changedMetadata(
  prior: string,
  patch: Pick<RowPatch, 'metadata' | 'unset'>,
  mode: MetadataMode,
): ChangedMetadata {
  const { metadata } = patch;
  if (mode === 'replace') {
    return { text: JSON.stringify(metadata), judged: metadata, extent: 'whole' };
  }
  const next = nextMetadata(JSON.parse(prior) as Metadata, patch, mode);
  // What stands in nested objects already is written once more, and so it is judged.
  const judged = mode === 'merge' ? metadata : picked(next, metadata);
  return { text: JSON.stringify(next), judged, extent: 'change' };
}

/** The whole metadata after a row, see {@link changedMetadata}. */
export function nextMetadata(
  prior: Metadata,
  { metadata, unset = [] }: Pick<RowPatch, 'metadata' | 'unset'>,
  mode: MetadataMode,
): Metadata {
  if (mode === 'replace') return metadata;
  const next = mode === 'merge' ? mergedMetadata(prior, metadata) : deepMerged(prior, metadata);
  for (const key of unset) Reflect.deleteProperty(next, key);
  return next;
}

/** As `mergedMetadata`, in the objects that both have too. */
function deepMerged(prior: Metadata, patch: Metadata): Metadata {
  const merged: Record<string, unknown> = mergedMetadata(prior, patch);
  for (const [key, value] of Object.entries(patch)) {
    const former = Object.hasOwn(prior, key) ? prior[key] : undefined;
    if (isPlainObject(former) && isPlainObject(value)) merged[key] = deepMerged(former, value);
  }
  return merged;
}

/** Of the metadata the keys that the patch has. */
function picked(metadata: Metadata, patch: Metadata): Metadata {
  const keys = new Set(Object.keys(patch));
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => keys.has(key)));
}
