import { parseIsoDate } from '../../../json/iso-date.js';
import type { JsonFault } from '../../../json/json-path.js';
import { isPlainObject } from '../../../json/plain-object.js';
import { findValueFault } from '../../../json/value-limits.js';
import type { Metadata } from '../../domain/metadata.js';
import type { RowExtras } from '../metadata-merge/row-patch.js';

/** What an item can say beside its code and its metadata. */
export const EXTRA_FIELDS = ['unset_metadata_fields', 'if_updated_at', 'if_metadata'] as const;

type Item = Readonly<Record<string, unknown>>;

/** What an unset list, a time and a condition must be, in the words of the DTO. */
export const EXTRAS_RULES = {
  unset_metadata_fields: 'must be array of strings',
  if_updated_at: 'must be a ISO 8601 date-time or null',
  if_metadata: 'must be object',
} as const;

/** Whether a value is right for a field. */
export const EXTRAS_CHECKS: Readonly<
  Record<(typeof EXTRA_FIELDS)[number], (value: unknown) => boolean>
> = {
  unset_metadata_fields: (value) =>
    Array.isArray(value) && value.every((key) => typeof key === 'string'),
  if_updated_at: (value) =>
    value === null || (typeof value === 'string' && parseIsoDate(value) !== null),
  if_metadata: isPlainObject,
};

/** The fields with a wrong shape. */
export function findExtrasShapeFaults(item: Item): JsonFault[] {
  return EXTRA_FIELDS.filter(
    (name) => item[name] !== undefined && !EXTRAS_CHECKS[name](item[name]),
  ).map((name) => ({ path: [name], text: EXTRAS_RULES[name] }));
}

/** Why a row with fields of the right shape cannot be applied, or null. */
export function findExtrasFault(item: Item, metadata: Metadata): JsonFault | null {
  const unset = (item.unset_metadata_fields ?? []) as readonly string[];
  const isSetToo = unset.some((key) => Object.hasOwn(metadata, key));
  if (isSetToo) {
    return { path: ['unset_metadata_fields'], text: 'must NOT name a key that metadata sets' };
  }
  for (const name of ['unset_metadata_fields', 'if_metadata'] as const) {
    const fault = findValueFault(item[name] ?? null, [name]);
    if (fault !== null) return fault;
  }
  return null;
}

/** The payload of a row as JSON text: its metadata, in a list with the extras when there are some. */
export function payloadOf(metadata: string, item: Item): string {
  const extras = extrasOf(item);
  return Object.keys(extras).length === 0 ? metadata : `[${metadata},${JSON.stringify(extras)}]`;
}

function extrasOf(item: Item): RowExtras {
  const unset = item.unset_metadata_fields as string[] | undefined;
  const time = item.if_updated_at as string | null | undefined;
  const ifMetadata = item.if_metadata as Metadata | undefined;
  return {
    ...(unset !== undefined && unset.length > 0 && { unset }),
    ...(time !== undefined && { ifUpdatedAt: time === null ? null : parseIsoDate(time) }),
    ...(ifMetadata !== undefined && { ifMetadata }),
  };
}
