import { canonical } from './voucher-state.js';

type Members = Readonly<Record<string, unknown>>;

/** What a row of a file notes of a voucher that it changed: what leads back to what it found, key by key. */
interface NotedChange {
  readonly change?: { readonly metadata?: { readonly from?: Members; readonly to?: Members } };
}

/**
 * Whether a row noted the metadata that it must have found. Rows of files note the keys that they changed, all others
 * the whole metadata. Both texts are canonical; null is no change.
 */
export function isWhatWasFound(expected: string | null, noted: string | null): boolean {
  if (expected === noted) return true;
  if (expected === null || noted === null) return false;
  const { change } = JSON.parse(noted) as NotedChange;
  if (change === undefined) return false;
  const found = JSON.parse(expected) as Members;
  const { from = {}, to = {} } = change.metadata ?? {};
  return Object.keys({ ...from, ...to }).every((key) => memberOf(found, key) === memberOf(to, key));
}

function memberOf(members: Members, key: string): string | null {
  return Object.hasOwn(members, key) ? canonical(members[key]) : null;
}
