import type { Members } from './record-change.js';
import { metadataDifference, type MetadataDifference } from './metadata-difference.js';
import type { VoucherDraft } from './voucher-draft.js';

/** What an import may set of a voucher. */
export interface VoucherState extends Omit<VoucherDraft, 'active'> {
  readonly active: boolean | number;
  /** JSON text. */
  readonly metadata: string;
}

/**
 * The fields that differ between two states of a voucher, in the names of the API, each with both of its values;
 * `metadata` has the keys that differ instead. Null is a voucher that is not there: all of it comes or goes.
 */
export function voucherDifference(before: VoucherState | null, after: VoucherState | null): object {
  const metadata = metadataDifference(before?.metadata ?? '{}', after?.metadata ?? '{}');
  return {
    ...metadataDifference(fieldsOf(before), fieldsOf(after)),
    ...(hasKeys(metadata) && { metadata }),
  };
}

/** The same of some fields, by the names that they have in a {@link Voucher}. */
export function fieldsDifference(before: Members, after: Members): MetadataDifference {
  return metadataDifference(namedFields(before), namedFields(after));
}

function namedFields({ startDate, expirationDate, category, ...others }: Members): string {
  return JSON.stringify({
    ...others,
    category: category ?? undefined,
    start_date: isoOf((startDate as number | null | undefined) ?? null),
    expiration_date: isoOf((expirationDate as number | null | undefined) ?? null),
  });
}

/** JSON text of an object with the fields that are there. */
function fieldsOf(state: VoucherState | null): string {
  if (state === null) return '{}';
  const { type, category, campaign, active, startDate, expirationDate, definition } = state;
  return JSON.stringify({
    type,
    active: Boolean(active),
    category: category ?? undefined,
    campaign: campaign ?? undefined,
    start_date: isoOf(startDate),
    expiration_date: isoOf(expirationDate),
    ...definition,
  });
}

function isoOf(moment: number | null): string | undefined {
  return moment === null ? undefined : new Date(moment).toISOString();
}

function hasKeys(difference: MetadataDifference): boolean {
  return Object.keys(difference).length > 0;
}
