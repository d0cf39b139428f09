import type { AcceptedRow, RowOutcome } from '../../../async-actions/index.js';
import type { Metadata } from '../../domain/metadata.js';
import { changeBetween } from '../../domain/record-change.js';
import type { MetadataMode } from '../../options/metadata-mode.option.js';
import { nextMetadata } from '../metadata-merge/changed-metadata.js';
import { rowPatchOf, type PatchPayload } from '../metadata-merge/row-patch.js';
import type { SharedPatch } from '../metadata-merge/shared-patch.js';
import type { Reversal } from './reversal.js';

/**
 * How a chunk shows what its rows did. `merged` and `purged`: by the metadata before them. `added`: each row that
 * did not fail added a voucher. `noted`: each row that changed something has its reversal. `noted or added`: the same,
 * and the others that did not fail added a voucher.
 */
export type TraceKind = 'merged' | 'purged' | 'added' | 'noted' | 'noted or added';

/** A chunk that was processed. The texts are those that its action keeps. */
export interface ProcessedRows {
  readonly kind: TraceKind;
  readonly items: string;
  readonly outcomes: string;
  readonly before: string;
  readonly shared: string | null;
  /** How its action wrote metadata. */
  readonly mode: MetadataMode;
}

/** What undoes a chunk. */
export interface ReversalRows {
  /** JSON array of accepted rows with {@link Reversal} payloads, the last row first. */
  readonly items: string;
  /** JSON array of their codes, each once. */
  readonly codes: string;
}

type Row = AcceptedRow<unknown>;
type ReadReversal = (row: Row) => Reversal | null;

/** What undoes the rows of a chunk, with their numbers; a row that changed nothing is left out. */
export function readReversals(processed: ProcessedRows): ReversalRows {
  const rows = JSON.parse(processed.items) as Row[];
  const reversalOf = readerOf(processed);
  const reversals = rows.reverse().flatMap((row): AcceptedRow<Reversal>[] => {
    const reversal = reversalOf(row);
    return reversal === null ? [] : [[row[0], row[1], reversal]];
  });
  const codes = [...new Set(reversals.map(([, code]) => code))];
  return { items: JSON.stringify(reversals), codes: JSON.stringify(codes) };
}

function readerOf({ kind, outcomes, before, shared, mode }: ProcessedRows): ReadReversal {
  const noted = new Map(JSON.parse(before) as [number, unknown][]);
  if (kind === 'merged') return restoring(noted, mergeOf(shared, mode));
  if (kind === 'purged') return restoring(noted, purgeOf(shared));
  const readNoted: ReadReversal = ([row]) => (noted.get(row) as Reversal | undefined) ?? null;
  if (kind === 'noted') return readNoted;
  const readAdded = removing(outcomes);
  return kind === 'added' ? readAdded : (row) => readNoted(row) ?? readAdded(row);
}

/** Rows of which the metadata before them is kept, and what they made of it follows from that. */
function restoring(
  noted: ReadonlyMap<number, unknown>,
  write: (prior: Metadata, payload: unknown) => Metadata,
): ReadReversal {
  return ([row, , payload]) => {
    const prior = noted.get(row) as Metadata | undefined;
    if (prior === undefined) return null;
    const metadata = changeBetween(write(prior, payload), prior);
    return metadata === null ? null : { change: { metadata } };
  };
}

function mergeOf(
  shared: string | null,
  mode: MetadataMode,
): (prior: Metadata, payload: unknown) => Metadata {
  const common = shared === null ? undefined : (JSON.parse(shared) as SharedPatch).metadata;
  return (prior, payload) =>
    nextMetadata(prior, rowPatchOf(common ?? (payload as PatchPayload | null) ?? {}), mode);
}

function purgeOf(shared: string | null): (prior: Metadata) => Metadata {
  const { key } = JSON.parse(shared ?? '{}') as { key?: string };
  return (prior) => Object.fromEntries(Object.entries(prior).filter(([name]) => name !== key));
}

/** Rows that added a voucher unless something is noted of them. */
function removing(outcomes: string): ReadReversal {
  const told = new Set((JSON.parse(outcomes) as RowOutcome[]).map(({ row }) => row));
  return ([row, , payload]) => {
    if (payload === null || told.has(row)) return null;
    return { removes: (payload as { id: string }).id };
  };
}
