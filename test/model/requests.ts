import fc from 'fast-check';
import { BULK_UPDATE } from '../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { WORTH } from '../factories/bulk-items.js';
import type { Members, Mode } from './metadata-rules.js';
import type { ModelRow, ModelWish } from './model-rows.js';
import { CODES } from './tested-project.js';

/** To what time of an update a row is bound: the one that its voucher has when it is sent, none, or another one. */
export type BoundTime = 'current' | 'never' | 'other';

/** A row as it is drawn. */
export interface DrawnRow {
  readonly code: string;
  readonly metadata: Members;
  readonly unset: readonly string[];
  readonly time?: BoundTime | undefined;
  readonly ifMetadata?: Members | undefined;
  readonly hasUnknownField: boolean;
}

/** A bulk request as it is drawn. */
export interface DrawnRequest {
  readonly type: string;
  readonly rows: readonly DrawnRow[];
  readonly mode: Mode;
  readonly isStrict: boolean;
  readonly isDryRun: boolean;
}

const key = fc.constantFrom('k', 'l', 'm');
const value = fc.oneof(
  fc.constantFrom(0, 1, null),
  fc.dictionary(fc.constantFrom('x', 'y'), fc.nat(1), { minKeys: 1 }),
);

export const metadata = fc.dictionary(key, value, { noNullPrototype: true });
/** Mostly those of vouchers. */
export const code = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CODES.slice(0, 2)) },
  fc.constantFrom(...CODES.slice(2)),
);

const seldom = fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true));

/** Nothing in most rows. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, arbitrary);

const row: fc.Arbitrary<DrawnRow> = fc.record({
  code,
  metadata,
  unset: sometimes(key).map((unset) => (unset === undefined ? [] : [unset])),
  hasUnknownField: seldom,
  time: sometimes(fc.constantFrom<BoundTime>('current', 'current', 'never', 'other')),
  ifMetadata: sometimes(
    fc.dictionary(key, value, { minKeys: 1, maxKeys: 1, noNullPrototype: true }),
  ),
});

export const request: fc.Arbitrary<DrawnRequest> = fc.record({
  type: fc.constantFrom(BULK_UPDATE, BULK_UPDATE, BULK_UPDATE, METADATA_UPDATE, IMPORT),
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  mode: fc.constantFrom<Mode>('merge', 'replace', 'deep_merge'),
  isStrict: seldom,
  isDryRun: fc.boolean(),
});

/** The options of a request. */
export function optionsOf({ type, mode, isStrict, isDryRun }: DrawnRequest) {
  return {
    ...(type !== IMPORT && { metadata_mode: mode }),
    ...(isStrict && { strict: true }),
    ...(isDryRun && { dry_run: true }),
  };
}

/** The body of a request. @param timeOf the text that a row is bound to */
export function bodyOf(
  { type, rows }: DrawnRequest,
  timeOf: (row: DrawnRow) => string | null | undefined,
): unknown {
  if (type === METADATA_UPDATE) {
    return { codes: rows.map((one) => one.code), metadata: rows[0]?.metadata };
  }
  return rows.map((one) => {
    const { ifMetadata, unset, hasUnknownField } = one;
    const fields = {
      ...{ code: one.code, metadata: one.metadata },
      ...(hasUnknownField && { unheard_of: 1 }),
    };
    if (type === IMPORT) return { ...fields, ...WORTH };
    return {
      ...fields,
      ...(unset.length > 0 && { unset_metadata_fields: unset }),
      ...(ifMetadata !== undefined && { if_metadata: ifMetadata }),
      ...(timeOf(one) !== undefined && { if_updated_at: timeOf(one) }),
    };
  });
}

/** The rows of a request as the model has them. @param momentOf what the model holds a row to */
export function rowsOf(
  request: DrawnRequest,
  momentOf: (row: DrawnRow) => number | null | undefined,
  newId: () => string,
): ModelRow[] {
  const { rows, isStrict } = request;
  const isRepeated = (code: string) => rows.filter((one) => one.code === code).length > 1;
  return rows.map((one, at): ModelRow => {
    const isRefused =
      (isStrict && (isRepeated(one.code) || hasUnknownField(request, one))) ||
      (request.type === BULK_UPDATE && one.unset.some((name) => name in one.metadata));
    return {
      ...{ row: at + 1, code: one.code, wish: wishOf(request, one, momentOf, newId) },
      ...(isRefused && { refusal: 'invalid_payload' }),
    };
  });
}

function hasUnknownField({ type }: DrawnRequest, one: DrawnRow): boolean {
  return type !== METADATA_UPDATE && one.hasUnknownField;
}

function wishOf(
  { type, mode, rows }: DrawnRequest,
  one: DrawnRow,
  momentOf: (row: DrawnRow) => number | null | undefined,
  newId: () => string,
): ModelWish {
  if (type === IMPORT) return { kind: 'add', id: newId(), metadata: one.metadata };
  if (type === METADATA_UPDATE) {
    return { kind: 'merge', mode, metadata: rows[0]?.metadata ?? {}, unset: [] };
  }
  const { unset, ifMetadata } = one;
  const bounds = { ifMetadata, ifChangedAt: momentOf(one) };
  return { kind: 'merge', mode, metadata: one.metadata, unset, ...bounds };
}
