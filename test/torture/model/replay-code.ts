import type { SentEdit, SentRow } from '../history.js';
import { applyEdit, fitsAnswer } from './edit-rules.js';
import { isWhatWasFound } from './found-before.js';
import { rowEffect, type ChunkMemory } from './chunk-memory.js';
import type { RowRule } from './row-rules.js';
import type { UndoneRow } from './undo-rule.js';
import { ABSENT, type VoucherState } from './voucher-state.js';

/** A row of an accepted job that concerns the code, with what the database says of it. */
export interface CodeEvent {
  readonly job: string;
  readonly row: number;
  readonly sent: SentRow;
  readonly rule: RowRule;
  readonly writtenAt: number;
  /** The key of its error; null for success. */
  readonly error: string | null;
  /** What it noted of the metadata that it found when it changed some, canonical. */
  readonly before: string | null;
  /** The action and the number of the chunk, which is written as one. */
  readonly chunk: string;
  /** Of the voucher that it makes. */
  readonly birth: string;
  /** Whether it only tries. */
  readonly isDryRun: boolean;
  /** Of a confirmation: the chunk of the dry run. */
  readonly confirms?: string;
  /** Of an undo. */
  readonly undone?: UndoneRow | undefined;
  /** Of a purge that does not list the code: at some moment the voucher had no such key. */
  readonly lacks?: string;
  /** No edit that was answered before this came later, and none that was sent after that came earlier. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** What a code has come through, and what is left of it. */
export interface CodeHistory {
  readonly code: string;
  readonly events: readonly CodeEvent[];
  readonly edits: readonly SentEdit[];
  /** Whether this is what the database holds at the end; a text says what differs. */
  readonly judgeEnd: (state: VoucherState, audited: ReadonlyMap<string, number>) => string | null;
}

interface Position {
  readonly event: number;
  readonly edit: number;
  readonly state: VoucherState;
  /** Of the chunk of the row before. */
  readonly memory: ChunkMemory | null;
  /** The versions of the code that dry runs have seen, by their chunks. */
  readonly seen: ReadonlyMap<string, string>;
  readonly audited: ReadonlyMap<string, number>;
}

interface Step {
  readonly to?: Position;
  readonly why?: string;
}

/**
 * Looks for an order of the code's edits among the rows of its jobs that explains each answer, each outcome, each prior
 * metadata and the end. The rows have one order, that of acceptance; the edits of one code have theirs.
 * @returns null when there is one, else what could not be explained by the longest attempt
 */
export function replayCode(history: CodeHistory): string | null {
  const open: Position[] = [
    { event: 0, edit: 0, state: ABSENT, memory: null, seen: new Map(), audited: new Map() },
  ];
  const seen = new Set<string>();
  let furthest = { reached: -1, why: 'nothing fits' };
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (history.edits.length > 0 && isSeen(seen, here)) continue;
    const steps = stepsFrom(history, here);
    if (steps.length === 0) return null;
    for (const { to, why } of steps) {
      if (to !== undefined) open.push(to);
      const reached = here.event + here.edit;
      if (why !== undefined && reached > furthest.reached) furthest = { reached, why };
    }
  }
  return furthest.why;
}

function isSeen(
  seen: Set<string>,
  { event, edit, state, audited, memory, seen: versions }: Position,
): boolean {
  const text = state.is === 'alive' ? `${state.revision}${state.text}` : state.is;
  const remembered = `${memory?.text ?? ''}/${[...versions].flat().join()}`;
  const key = `${event}/${edit}/${[...audited].flat().join()}/${remembered}/${text}`;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** The ways on from here, the last one first to be tried; none means that all is explained. */
function stepsFrom(history: CodeHistory, here: Position): Step[] {
  const event = history.events[here.event];
  const edit = history.edits[here.edit];
  if (event === undefined && edit === undefined) {
    const why = history.judgeEnd(here.state, here.audited);
    return why === null ? [] : [{ why }];
  }
  const steps: Step[] = [];
  if (edit !== undefined && (event === undefined || edit.sentAt < event.notAfter)) {
    if (edit.fate === 'unknown' || isTurnedAway(edit)) {
      steps.push({ to: { ...here, edit: here.edit + 1 } });
    }
    if (!isTurnedAway(edit)) steps.push(editStep(here, edit));
  }
  if (event === undefined) return steps;
  const mustEditFirst =
    edit !== undefined && edit.fate !== 'unknown' && edit.answeredAt < event.notBefore;
  if (!mustEditFirst) steps.push(rowStep(here, event));
  else if (steps.length === 0)
    steps.push({ why: `${event.job} came before an edit that it follows` });
  return steps;
}

/** Refused for reasons that have nothing to do with the voucher: it must have changed nothing. */
function isTurnedAway({ fate, status }: SentEdit): boolean {
  return fate === 'refused' && (status === 503 || status === 429);
}

function editStep(here: Position, edit: SentEdit): Step {
  const effect = applyEdit(here.state, edit);
  if (!fitsAnswer(effect, edit)) {
    return {
      why: `${edit.kind} answered ${edit.status}, expected ${effect.status} on ${describe(here.state)}`,
    };
  }
  const audited = new Map(here.audited);
  if (effect.event !== null) audited.set(effect.event, (audited.get(effect.event) ?? 0) + 1);
  return { to: { ...here, edit: here.edit + 1, state: effect.state, audited } };
}

function rowStep(here: Position, event: CodeEvent): Step {
  const { job, row, lacks } = event;
  const to = { ...here, event: here.event + 1 };
  const where = `${job} row ${row}`;
  if (lacks !== undefined) {
    const has = here.state.is === 'alive' && lacks in here.state.metadata;
    return has ? { why: `${job} left the key ${lacks} on ${describe(here.state)}` } : { to };
  }
  const { effect, memory, seen } = rowEffect(here, event);
  if (effect.error !== event.error) {
    const expected = effect.error ?? 'success';
    return { why: `untrue: ${where} says ${event.error ?? 'success'}, expected ${expected}` };
  }
  if (effect.prior === null && event.before !== null)
    return { why: `${where} found ${event.before}, expected no change of ${describe(here.state)}` };
  if (!isWhatWasFound(effect.prior, event.before)) {
    if (event.before === null)
      return { why: `twice: ${where} left no prior, expected ${describe(here.state)}` };
    return { why: `reordered: ${where} found ${event.before}, expected ${describe(here.state)}` };
  }
  return { to: { ...to, state: effect.state, memory, seen } };
}

function describe(state: VoucherState): string {
  return state.is === 'alive' ? state.text : state.is;
}
