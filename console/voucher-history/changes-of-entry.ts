import type { Difference } from '../ui/differences.js';

/**
 * What an entry of a history says has changed, flat: the keys of the metadata stand beside the fields of the voucher.
 */
export function changesOf(
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Difference>> {
  const entries = Object.entries(changes).flatMap(([field, change]) =>
    field === 'metadata'
      ? Object.entries(change as object).map(([key, value]) => [`metadata.${key}`, value] as const)
      : [[field, change] as const],
  );
  return Object.fromEntries(entries) as Readonly<Record<string, Difference>>;
}
