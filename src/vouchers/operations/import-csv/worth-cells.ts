import { isFaithfulNumber, UNFAITHFUL_NUMBER } from '../../../json/faithful-number.js';
import { DISCOUNT_TYPES, VOUCHER_TYPES, type VoucherType } from '../../domain/field-rules.js';
import type { VoucherDefinition } from '../../domain/voucher-draft.js';
import { VALUE_FIELDS } from '../../domain/worth.js';
import type { FieldColumn } from './csv-columns.js';

/** The columns that say what a voucher is worth. What one of them means depends on the others. */
export const WORTH_COLUMNS = [
  'Voucher Type',
  'Discount Type',
  'Value',
  'Redeemed Amount',
  'Discount Effect',
  'Formula',
] as const satisfies readonly FieldColumn[];
export type WorthColumn = (typeof WORTH_COLUMNS)[number];

/** The cells of one row in these columns, without those that are empty. */
export type WorthCells = Partial<Record<WorthColumn, string>>;

/** The voucher that has the code already, as far as it completes a row. */
export interface StoredWorth {
  readonly type: VoucherType;
  readonly definition: VoucherDefinition;
}

/** What is wrong with the cells of a row. */
export interface WorthFault {
  readonly text: string;
  /** Something is not there that a stored voucher may have. */
  readonly isMissing?: true;
}

/** What the cells say, as fields of the JSON API. Incomplete where there are faults. */
export interface Worth {
  readonly fields: Record<string, unknown>;
  readonly faults: readonly WorthFault[];
  /** The columns whose cells a voucher of this type cannot keep. */
  readonly leftOut: readonly WorthColumn[];
}

const DISCOUNT_ONLY: readonly WorthColumn[] = ['Discount Type', 'Discount Effect', 'Formula'];

/**
 * Reads what a row says a voucher is worth. Amounts are hundredths, as everywhere in the API.
 * @param stored the voucher that the row changes; null for a new one, or when that is not known yet
 */
export function readWorth(cells: WorthCells, stored: StoredWorth | null): Worth {
  const type = cells['Voucher Type'] ?? stored?.type;
  const faults = findFormFaults(cells);
  if (type === undefined) {
    return { fields: {}, faults: [missing('Voucher Type is required'), ...faults], leftOut: [] };
  }
  const reading = READERS[type as VoucherType]?.(cells, stored) ?? { fields: {} };
  const leftOut = leftOutOf(type, cells);
  return {
    fields: { type, ...reading.fields },
    faults: [...faults, ...(reading.faults ?? [])],
    leftOut,
  };
}

function missing(text: string): WorthFault {
  return { text, isMissing: true };
}

/** What is wrong with single cells, whatever the others are. */
function findFormFaults(cells: WorthCells): WorthFault[] {
  const { 'Voucher Type': type, 'Discount Type': discountType, Value: value } = cells;
  const redeemed = cells['Redeemed Amount'] ?? '';
  const texts = [
    type !== undefined &&
      !isOneOf(VOUCHER_TYPES, type) &&
      `Voucher type must be one of ${VOUCHER_TYPES.join(', ')}`,
    discountType !== undefined && !isOneOf(DISCOUNT_TYPES, discountType) && 'Invalid Discount Type',
    value !== undefined && numberFault(value),
    !/^\d{0,15}$/.test(redeemed) && 'Redeemed Amount must be a whole number',
  ];
  return texts.filter((text) => text !== false).map((text) => ({ text }));
}

function isOneOf(allowed: readonly string[], cell: string): boolean {
  return allowed.includes(cell);
}

function numberFault(cell: string): string | false {
  if (/^-?\d{1,20},\d{1,20}$/.test(cell)) return 'Value must be a number with a decimal point';
  if (!/^-?\d{1,20}(\.\d{1,20})?$/.test(cell)) return 'Value must be a number';
  return !isFaithfulNumber(cell) && `Value ${UNFAITHFUL_NUMBER}`;
}

interface Reading {
  readonly fields: Record<string, unknown>;
  readonly faults?: readonly WorthFault[];
}

const READERS: Partial<
  Record<VoucherType, (cells: WorthCells, stored: StoredWorth | null) => Reading>
> = {
  DISCOUNT_VOUCHER: readDiscount,
  GIFT_VOUCHER: readGift,
  LOYALTY_CARD: readLoyaltyCard,
};

function readDiscount(cells: WorthCells, stored: StoredWorth | null): Reading {
  const { Value: value, Formula: formula, 'Discount Effect': effect } = cells;
  const storedType = stored?.definition.discount?.type as string | undefined;
  const type = cells['Discount Type'] ?? storedType;
  if (type === undefined) {
    const isEmpty = value === undefined && formula === undefined && effect === undefined;
    return { fields: {}, faults: isEmpty ? [] : [missing('Invalid Discount Type')] };
  }
  const [plain = '', formulaField = ''] = fieldsOf(type);
  const isWorthless = value === undefined && formula === undefined && storedType === undefined;
  const discount = {
    type,
    ...(value !== undefined && { [plain]: Number(value) }),
    ...(formula !== undefined && { [formulaField]: formula }),
    ...(effect !== undefined && { effect }),
  };
  return { fields: { discount }, faults: isWorthless ? [missing('Value is required')] : [] };
}

/** The plain field and the formula's; none for a type that is at fault anyway. */
function fieldsOf(discountType: string): readonly string[] {
  const fields: Readonly<Record<string, readonly string[] | undefined>> = VALUE_FIELDS;
  return fields[discountType] ?? [];
}

/**
 * What is left on a gift card is its amount without what was redeemed. Where the row has only one of the two, the
 * other one is the stored one.
 */
function readGift(cells: WorthCells, stored: StoredWorth | null): Reading {
  const { Value: value, 'Redeemed Amount': redeemed } = cells;
  const before = stored?.definition.gift;
  const amount = value === undefined ? before?.amount : Number(value);
  if (amount === undefined) return { fields: {}, faults: [missing('Value is required')] };
  const left = redeemed === undefined ? amount - redeemedOf(before) : amount - Number(redeemed);
  if (left < 0 && amount >= 0) {
    return { fields: {}, faults: [{ text: 'Value must NOT be less than what was redeemed' }] };
  }
  const hasBalance = redeemed !== undefined && (stored !== null || Number(redeemed) > 0);
  return { fields: { gift: { amount, ...(hasBalance && { balance: left }) } } };
}

function redeemedOf(gift: VoucherDefinition['gift']): number {
  const { amount = 0, balance = amount } = gift ?? {};
  return amount - balance;
}

function readLoyaltyCard(cells: WorthCells, stored: StoredWorth | null): Reading {
  const { Value: value, 'Redeemed Amount': redeemed = '0' } = cells;
  // Without the points that were spent the card would be full again.
  const faults =
    Number(redeemed) === 0 ? [] : [{ text: 'Redeemed Amount must be 0 for a LOYALTY_CARD' }];
  if (value !== undefined) return { fields: { loyalty_card: { points: Number(value) } }, faults };
  const hasPoints = stored?.definition.loyalty_card !== undefined;
  return { fields: {}, faults: hasPoints ? faults : [missing('Value is required'), ...faults] };
}

function leftOutOf(type: string, cells: WorthCells): WorthColumn[] {
  if (type !== 'DISCOUNT_VOUCHER') return DISCOUNT_ONLY.filter((name) => cells[name] !== undefined);
  return Number(cells['Redeemed Amount'] ?? 0) === 0 ? [] : ['Redeemed Amount'];
}
