import { written } from '../../model/metadata-rules.js';
import type { Metadata, SentRow } from '../history.js';
import { NUMBER_KEY } from '../stream/rows.js';
import { canonical, changed, made, type VoucherState } from './voucher-state.js';

/** What a row must do: the state behind it, the error key it must fail with, and what it found when it changed. */
export interface RowEffect {
  readonly state: VoucherState;
  readonly error: string | null;
  readonly prior: string | null;
}

/** Where and when a row is written. */
export interface RowMoment {
  readonly writtenAt: number;
  /** Of the voucher that it makes. */
  readonly birth: string;
  /** Keys that earlier rows of an undo left alone in the same chunk; those that this one leaves alone are added. */
  readonly settled: Set<string>;
}

export type RowRule<Row = SentRow> = (
  state: VoucherState,
  row: Row,
  moment: RowMoment,
) => RowEffect;

export const failed = (state: VoucherState, error: string): RowEffect => ({
  state,
  error,
  prior: null,
});

export function breaksSchema(metadata: Metadata): boolean {
  return NUMBER_KEY in metadata && typeof metadata[NUMBER_KEY] !== 'number';
}

const merge: RowRule = (state, row, { writtenAt }) => {
  const { metadata, refusal, mode = 'merge', unset = [] } = row;
  if (refusal !== undefined) return failed(state, refusal);
  if (state.is !== 'alive') return failed(state, 'not_found');
  if (isUnmet(state, row)) return failed(state, 'precondition_failed');
  const next = changed(state, written(state.metadata, metadata, unset, mode), writtenAt);
  if (next === state) return { state, error: null, prior: null };
  if (breaksSchema(metadata)) return failed(state, 'metadata_validation_failed');
  return { state: next, error: null, prior: state.text };
};

function isUnmet(
  { metadata, changedAt }: Extract<VoucherState, { is: 'alive' }>,
  { ifMetadata = {}, ifNeverUpdated = false }: SentRow,
): boolean {
  if (ifNeverUpdated && changedAt !== -1) return true;
  return Object.entries(ifMetadata).some(
    ([key, value]) => !(key in metadata) || canonical(metadata[key]) !== canonical(value),
  );
}

const add: RowRule = (state, { metadata, refusal }, { writtenAt, birth }) => {
  if (refusal !== undefined) return failed(state, refusal);
  if (breaksSchema(metadata)) return failed(state, 'metadata_validation_failed');
  if (state.is !== 'absent') return failed(state, 'duplicate_found');
  return { state: made(metadata, writtenAt, birth), error: null, prior: null };
};

/** Adds a voucher where the code is free and changes the one that has it. One in the trash bin takes no row. */
const addOrMerge: RowRule = (state, row, moment) => {
  if (state.is === 'alive') return merge(state, row, moment);
  if (state.is === 'binned') return failed(state, row.refusal ?? 'duplicate_found');
  return add(state, row, moment);
};

/** The row stands for the key that is taken away. */
const purge: RowRule = (state, { metadata }, { writtenAt }) => {
  const [key = ''] = Object.keys(metadata);
  if (state.is !== 'alive' || !(key in state.metadata)) return failed(state, 'nothing to purge');
  const rest = Object.fromEntries(Object.entries(state.metadata).filter(([name]) => name !== key));
  return { state: changed(state, rest, writtenAt), error: null, prior: state.text };
};

const ROW_RULES: Readonly<Record<string, RowRule>> = {
  'VOUCHERS.BULK_UPDATE': merge,
  'VOUCHERS.METADATA_UPDATE': merge,
  'VOUCHERS.IMPORT': add,
  'VOUCHERS.IMPORT_CSV': addOrMerge,
  'VOUCHERS.METADATA_KEY_PURGE': purge,
};

/**
 * What a kind of job does to a voucher, in plain memory.
 * @throws Error for a kind that the model has no rule for
 */
export function ruleOf(type: string): RowRule {
  const rule = ROW_RULES[type];
  if (rule === undefined) throw new Error(`The model has no rule for ${type}`);
  return rule;
}
