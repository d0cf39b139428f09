import { canonical } from './voucher-state.js';

type Members = Readonly<Record<string, unknown>>;

/** What a row of a file or an undo notes of a voucher that it changed: what leads back to what it found, key by key. */
interface NotedChange {
  readonly change?: { readonly metadata?: { readonly from?: Members; readonly to?: Members } };
  /** The voucher that the row of an undo removed. */
  readonly adds?: { readonly metadata: string };
}

/**
 * Whether a row noted the metadata that it must have found. Rows of files and undos note the keys that they changed, all others
 * the whole metadata. Both texts are canonical; null is no change.
 */
export function isWhatWasFound(expected: string | null, noted: string | null): boolean {
  if (expected === noted) return true;
  if (expected === null || noted === null) return false;
  const { change, adds } = JSON.parse(noted) as NotedChange;
  if (adds !== undefined) return canonical(JSON.parse(adds.metadata)) === expected;
  if (change === undefined) return false;
  const found = JSON.parse(expected) as Members;
  const { from = {}, to = {} } = change.metadata ?? {};
  return Object.keys({ ...from, ...to }).every((key) => memberOf(found, key) === memberOf(to, key));
}

function memberOf(members: Members, key: string): string | null {
  return Object.hasOwn(members, key) ? canonical(members[key]) : null;
}
