import { isPlainObject } from '../../json/plain-object.js';
import { toVoucherDraft, type VoucherDefinition } from './voucher-draft.js';

/** Parts of the definition that are replaced as a whole and can be cleared. */
export const REPLACED_PARTS = [
  'validity_timeframe',
  'validity_day_of_week',
  'validity_hours',
  'additional_info',
] as const satisfies readonly (keyof VoucherDefinition)[];
export type ReplacedPart = (typeof REPLACED_PARTS)[number];

/** What shall change of a voucher besides its metadata. What is absent stays, null clears. */
export interface VoucherEdit {
  readonly active?: boolean;
  readonly category?: string | null;
  /** Unix milliseconds. */
  readonly startDate?: number | null;
  readonly expirationDate?: number | null;
  /** Parts with their new value. Of a discount, a gift, a loyalty card and redemptions the members that change. */
  readonly definition: VoucherDefinition;
  /** Parts that the voucher loses. */
  readonly cleared: readonly ReplacedPart[];
  /** Whether it loses its limit of redemptions. */
  readonly clearsLimit: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The change that a client's fields ask for, which follow the field rules. Null clears a date, the category, the
 * additional information, a validity and the limit of redemptions, and counts as absent elsewhere. Fields that
 * cannot be changed are ignored.
 */
export function toVoucherEdit(fields: Fields): VoucherEdit {
  const { active, category, startDate, expirationDate, definition } = toVoucherDraft(fields);
  const { redemption } = fields;
  return {
    active: isGiven(fields.active) ? active : undefined,
    category: clearedOr(fields.category, category),
    startDate: clearedOr(fields.start_date, startDate),
    expirationDate: clearedOr(fields.expiration_date, expirationDate),
    definition,
    cleared: REPLACED_PARTS.filter((name) => fields[name] === null),
    clearsLimit: isPlainObject(redemption) && redemption.quantity === null,
  };
}

function isGiven(field: unknown): boolean {
  return (field ?? null) !== null;
}

/** Null for a field that clears, undefined for one that is absent. */
function clearedOr<T>(field: unknown, value: T | null): T | null | undefined {
  return field === null ? null : (value ?? undefined);
}
