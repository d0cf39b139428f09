import type { AcceptedRow, RowOutcome } from '../../../async-actions/index.js';
import type { MetadataMode } from '../../options/metadata-mode.option.js';
import { changesMetadataAlone, readRestorations } from './read-restorations.js';
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

/** A row and what undoes it. */
export type ReversalRow = AcceptedRow<Reversal>;

type Row = AcceptedRow<unknown>;
type ReadReversal = (row: Row) => Reversal | null;

/** What undoes the rows of a chunk, with their numbers, the last row first; a row that changed nothing is left out. */
export function readReversals(processed: ProcessedRows): ReversalRow[] {
  if (changesMetadataAlone(processed.kind)) {
    return readRestorations(processed).map(({ row, code, change }) => [
      row,
      code,
      { change: { metadata: change } },
    ]);
  }
  const rows = JSON.parse(processed.items) as Row[];
  const reversalOf = readerOf(processed);
  return rows.reverse().flatMap((row): ReversalRow[] => {
    const reversal = reversalOf(row);
    return reversal === null ? [] : [[row[0], row[1], reversal]];
  });
}

function readerOf({ kind, outcomes, before }: ProcessedRows): ReadReversal {
  const noted = new Map(JSON.parse(before) as [number, Reversal][]);
  const readNoted: ReadReversal = ([row]) => noted.get(row) ?? null;
  if (kind === 'noted') return readNoted;
  const readAdded = removing(outcomes);
  return kind === 'added' ? readAdded : (row) => readNoted(row) ?? readAdded(row);
}

/** Rows that added a voucher unless something is noted of them. */
function removing(outcomes: string): ReadReversal {
  const told = new Set((JSON.parse(outcomes) as RowOutcome[]).map(({ row }) => row));
  return ([row, , payload]) => {
    if (payload === null || told.has(row)) return null;
    return { removes: (payload as { id: string }).id };
  };
}
