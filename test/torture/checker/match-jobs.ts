import { parentOf, type SentJob } from '../history.js';
import { tagOf } from '../stream/rows.js';
import type { StoredAction, StoredChunk } from './stored.js';
import type { Violation } from './violation.js';

/** An accepted job: what was sent and what the database made of it. */
export interface MatchedJob {
  readonly sent: SentJob;
  readonly action: StoredAction;
  readonly chunks: readonly StoredChunk[];
}

/** Finds the requests behind the stored actions of a project: by the id that was answered, else by their rows. */
export function matchJobs(
  sent: readonly SentJob[],
  actions: readonly { action: StoredAction; chunks: readonly StoredChunk[] }[],
): { matched: MatchedJob[]; violations: Violation[] } {
  const violations: Violation[] = [];
  const byId = new Map(
    sent.flatMap((job) => (job.actionId === undefined ? [] : [[job.actionId, job]])),
  );
  const byTag = new Map(sent.map((job) => [tagOf(job.id), job]));
  const matched: MatchedJob[] = [];
  for (const { action, chunks } of actions) {
    const job =
      byId.get(action.id) ??
      (action.parentId !== null
        ? sent.find((one) => parentOf(one)?.actionId === action.parentId)
        : (byRows(chunks, byTag) ?? byKey(chunks, sent)));
    if (job === undefined) {
      const isEmptyPurge = action.total === 0 && sent.some(isOpenPurge);
      if (!isEmptyPurge)
        violations.push({ kind: 'untrue', what: `${action.id} was never asked for` });
    } else if (job.fate === 'refused') {
      violations.push({ kind: 'untrue', what: `${job.id} was refused, and ${action.id} is there` });
      matched.push({ sent: job, action, chunks });
    } else matched.push({ sent: job, action, chunks });
  }
  const found = new Map<string, number>();
  for (const { sent: job } of matched) found.set(job.id, (found.get(job.id) ?? 0) + 1);
  for (const job of sent) {
    const times = found.get(job.id) ?? 0;
    if (times > 1)
      violations.push({ kind: 'twice', what: `${job.id} was accepted ${times} times` });
    if (times === 0 && job.fate === 'done') {
      violations.push({ kind: 'lost', what: `${job.id} was accepted as ${job.actionId ?? '?'}` });
    }
  }
  return { matched, violations: [...violations, ...orderFaults(matched)] };
}

function byRows(chunks: readonly StoredChunk[], byTag: ReadonlyMap<string, SentJob>) {
  for (const { rows } of chunks) {
    if (!Array.isArray(rows)) continue;
    const tagged = rows.find(([, code]) => byTag.has(code));
    if (tagged !== undefined) return byTag.get(tagged[1]);
  }
  return undefined;
}

const isOpenPurge = ({ fate, key }: SentJob) => fate === 'unknown' && key !== undefined;

/** A purge without an answer: the one whose key every voucher had that it changed. */
function byKey(chunks: readonly StoredChunk[], sent: readonly SentJob[]): SentJob | undefined {
  const priors = chunks.flatMap(({ before }) => before.map(([, prior]) => prior as object));
  if (priors.length === 0) return undefined;
  return sent.find(
    (job) => isOpenPurge(job) && priors.every((prior) => Object.hasOwn(prior, job.key ?? '')),
  );
}

/** A job that was answered before another was sent stands before it. */
function orderFaults(matched: readonly MatchedJob[]): Violation[] {
  const faults: Violation[] = [];
  let latest: SentJob | undefined;
  for (const { sent } of matched) {
    if (latest !== undefined && sent.fate === 'done' && sent.answeredAt < latest.sentAt) {
      faults.push({ kind: 'reordered', what: `${latest.id} stands before ${sent.id}` });
    }
    if (latest === undefined || sent.sentAt > latest.sentAt) latest = sent;
  }
  return faults;
}
