import type { Schemas } from '../api/client.js';
import { endOf } from '../ui/days.js';

/** The scopes that routes of the service ask for, `api` for all of them first. */
export const KEY_SCOPES = [
  'api',
  'vouchers',
  'async-actions',
  'metadata-schemas',
  'trash-bin',
  'exports',
] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** A new key as a person has filled it in. */
export interface NewKeyForm {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** One a line. */
  readonly addresses: string;
  /** A day of the reader, or nothing. */
  readonly lastDay: string;
}

/** What the service is asked to make. */
export function keyRequestOf({
  name,
  scopes,
  addresses,
  lastDay,
}: NewKeyForm): Schemas['CreateKeyDto'] {
  const ranges = addresses.split(/[\s,]+/).filter((range) => range !== '');
  return {
    name: name.trim(),
    // Everything includes the rest.
    scopes: scopes.includes('api') ? ['api'] : [...scopes],
    ...(ranges.length > 0 && { allowed_ips: ranges }),
    ...(lastDay !== '' && { expires_at: endOf(lastDay) }),
  };
}
