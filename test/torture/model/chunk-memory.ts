import type { CodeEvent } from './replay-code.js';
import { failed, type RowEffect } from './row-rules.js';
import { undoRow } from './undo-rule.js';
import { versionOf, type VoucherState } from './voucher-state.js';

/** What the rows of one chunk know of the earlier ones of the same code. */
export interface ChunkMemory {
  readonly chunk: string;
  /** What a dry run has made of the voucher, which stays as it is. */
  readonly tried: VoucherState;
  /** Whether the voucher is another one than the dry run of the chunk has seen. */
  readonly isOther: boolean;
  /** Keys that an undo left alone. */
  readonly settled: readonly string[];
  /** The same for the same memories. */
  readonly text: string;
}

/** A code before a row. */
interface Before {
  readonly state: VoucherState;
  readonly memory: ChunkMemory | null;
  readonly seen: ReadonlyMap<string, string>;
}

/** What a row must do, and what is known behind it. */
export interface After {
  readonly effect: RowEffect;
  readonly memory: ChunkMemory;
  readonly seen: ReadonlyMap<string, string>;
}

/** What a row must do to the state, as itself, as a row of a dry run, of its confirmation or of an undo. */
export function rowEffect(before: Before, event: CodeEvent): After {
  const { memory: former, seen: versions } = before;
  const goesOn = former?.chunk === event.chunk;
  const { memory, seen } = goesOn ? { memory: former, seen: versions } : begin(before, event);
  const settled = new Set(memory.settled);
  const { isDryRun } = event;
  const real = isDryRun ? memory.tried : before.state;
  const effect = judge(real, event, memory.isOther, settled);
  const after = withText({
    ...memory,
    tried: isDryRun ? effect.state : memory.tried,
    settled: [...settled],
  });
  // A dry run takes back what it wrote, and notes nothing.
  const shown = isDryRun ? { ...effect, state: before.state, prior: null } : effect;
  return { effect: shown, memory: after, seen };
}

function begin(
  { state, seen }: Before,
  { chunk, confirms, isDryRun }: CodeEvent,
): Pick<After, 'memory' | 'seen'> {
  const versions = new Map(seen);
  const isOther = confirms !== undefined && versions.get(confirms) !== versionOf(state);
  if (confirms !== undefined) versions.delete(confirms);
  if (isDryRun) versions.set(chunk, versionOf(state));
  return { memory: withText({ chunk, tried: state, isOther, settled: [] }), seen: versions };
}

function judge(
  state: VoucherState,
  { rule, sent, undone, writtenAt, birth }: CodeEvent,
  isOther: boolean,
  settled: Set<string>,
): RowEffect {
  const moment = { writtenAt, birth, settled };
  if (undone !== undefined) return undoRow(state, undone, moment);
  const isRefused = sent.refusal !== undefined;
  return isOther && !isRefused ? failed(state, 'changed_since_dry_run') : rule(state, sent, moment);
}

function withText(memory: Omit<ChunkMemory, 'text'>): ChunkMemory {
  const { chunk, tried, isOther, settled } = memory;
  const state = tried.is === 'alive' ? `${versionOf(tried)} ${tried.text}` : tried.is;
  return { ...memory, text: [chunk, state, isOther, ...settled].join() };
}
