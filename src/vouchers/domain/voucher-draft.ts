import type { JsonFault } from '../../json/json-path.js';
import { parseIsoDate } from '../../json/iso-date.js';
import { hasMoreValuesThan } from '../../json/value-limits.js';
import { isPlainObject } from '../../json/plain-object.js';
import { OBJECT_RULES, VALUE_RULES, type FieldRule, type VoucherType } from './field-rules.js';

/** Everything of a new voucher but its code and metadata, ready to be stored. */
export interface VoucherDraft {
  readonly type: VoucherType;
  readonly active: boolean;
  readonly category: string | null;
  /** The name of the campaign. */
  readonly campaign: string | null;
  /** Unix milliseconds. */
  readonly startDate: number | null;
  readonly expirationDate: number | null;
  readonly definition: VoucherDefinition;
}

/** The parts that the service keeps and returns but never looks into. */
export interface VoucherDefinition {
  readonly discount?: Readonly<Record<string, unknown>>;
  readonly gift?: {
    readonly amount?: number;
    readonly balance?: number;
    readonly effect?: string;
  };
  readonly loyalty_card?: { readonly points?: number };
  readonly validity_timeframe?: Readonly<Record<string, unknown>>;
  readonly validity_day_of_week?: readonly number[];
  readonly validity_hours?: Readonly<Record<string, unknown>>;
  readonly additional_info?: string;
  readonly redemption?: { readonly quantity?: number; readonly redeemed_quantity?: number };
}

type Fields = Readonly<Record<string, unknown>>;

/** Most values of a voucher besides its metadata, at all levels: validating one takes about 5 µs. */
const MAX_VALUES = 1_000;

/** The fields that a client may send, without metadata. */
export const FIELD_NAMES: readonly string[] = Object.keys({ ...VALUE_RULES, ...OBJECT_RULES });

type RuleEntries = readonly (readonly [name: string, rule: FieldRule])[];

/** Taken apart once: every row of an import is held to them. */
const VALUE_ENTRIES: RuleEntries = Object.entries(VALUE_RULES);
const OBJECT_ENTRIES = Object.entries(OBJECT_RULES).map(
  ([name, rules]) => [name, Object.entries(rules) as RuleEntries] as const,
);

/** Values with a column of their own. */
const COLUMNS = ['type', 'active', 'category', 'campaign', 'start_date', 'expiration_date'];
/** The others, in the order in which a definition has them. */
const KEPT_VALUES = VALUE_ENTRIES.filter(([name]) => !COLUMNS.includes(name));

/** Whether the known fields are too many to be validated. */
function fieldCountFault(value: Fields): JsonFault | null {
  const fields: unknown[] = [];
  for (const name of FIELD_NAMES) if (value[name] !== undefined) fields.push(value[name]);
  if (!hasMoreValuesThan(fields, MAX_VALUES)) return null;
  return { path: [], text: `must NOT have more than ${MAX_VALUES} values besides metadata` };
}

/** The faults of a client's voucher. Unknown fields are skipped, as the public API does. */
export function findDraftFaults(value: Fields): JsonFault[] {
  const tooMany = fieldCountFault(value);
  if (tooMany !== null) return [tooMany];
  const faults = findFaults(value, VALUE_ENTRIES, []);
  for (const [name, rules] of OBJECT_ENTRIES) {
    const part = value[name] ?? null;
    if (part === null) continue;
    if (isPlainObject(part)) faults.push(...findFaults(part, rules, [name]));
    else faults.push({ path: [name], text: 'must be object' });
  }
  return faults;
}

function findFaults(value: Fields, rules: RuleEntries, path: string[]): JsonFault[] {
  const faults: JsonFault[] = [];
  for (const [name, rule] of rules) {
    const field = value[name] ?? null;
    const text = field === null ? null : rule(field);
    if (text !== null) faults.push({ path: [...path, name], text });
  }
  return faults;
}

/** The voucher of a client's fields, which have no {@link findDraftFaults}. */
export function toVoucherDraft(value: Fields): VoucherDraft {
  const { type, active, category, campaign, start_date, expiration_date } = value;
  const definition = definitionOf(value);
  return {
    type: (type as VoucherType | null | undefined) ?? typeOf(definition),
    active: (active as boolean | null | undefined) ?? true,
    category: (category as string | null | undefined) ?? null,
    campaign: (campaign as string | null | undefined) ?? null,
    startDate: toMs(start_date),
    expirationDate: toMs(expiration_date),
    definition,
  };
}

function definitionOf(value: Fields): VoucherDefinition {
  const definition = pick(value, KEPT_VALUES);
  for (const [name, rules] of OBJECT_ENTRIES) {
    const part = value[name];
    if (isPlainObject(part)) definition[name] = pick(part, rules);
  }
  return definition;
}

/** The fields with a rule that are there; null counts as absent. */
function pick(value: Fields, rules: RuleEntries): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name] of rules) {
    const field = value[name] ?? null;
    if (field !== null) picked[name] = field;
  }
  return picked;
}

/** The type of a voucher that names none, inferred from what it carries. */
function typeOf(definition: VoucherDefinition): VoucherType {
  if (definition.gift !== undefined) return 'GIFT_VOUCHER';
  return definition.loyalty_card === undefined ? 'DISCOUNT_VOUCHER' : 'LOYALTY_CARD';
}

function toMs(date: unknown): number | null {
  return typeof date === 'string' ? parseIsoDate(date) : null;
}
