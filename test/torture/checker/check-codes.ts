import type { History, SentRow } from '../history.js';
import { replayCode, type CodeEvent } from '../model/replay-code.js';
import { ruleOf } from '../model/row-rules.js';
import { canonical, type VoucherState } from '../model/voucher-state.js';
import { foundRows, type FoundRow } from './check-rows.js';
import type { MatchedJob } from './match-jobs.js';
import { birthOf, undoneRows } from './undone-rows.js';
import type { Read } from './stored.js';
import { violationOf, type Violation } from './violation.js';

interface StoredVoucher {
  readonly code: string;
  readonly metadata: string;
  readonly revision: number;
  readonly created: number;
  readonly updated: number | null;
  readonly deleted: number | null;
}

/** Replays every code of a project: what was found, what became of each row, and what is there now. */
export async function checkCodes(
  read: Read,
  project: string,
  history: History,
  jobs: readonly MatchedJob[],
): Promise<Violation[]> {
  const vouchers = await readVouchers(read, project);
  const audited = await readAudited(read, project);
  const edits = history.editsOf(project);
  const events = eventsByCode(jobs, history, [...vouchers.keys(), ...edits.keys()]);
  const violations: Violation[] = [];
  for (const code of new Set([...events.keys(), ...vouchers.keys(), ...edits.keys()])) {
    const why = replayCode({
      code,
      events: events.get(code) ?? [],
      edits: edits.get(code) ?? [],
      judgeEnd: (state, expected) =>
        vouchersDiffer(state, vouchers.get(code)) ?? auditDiffers(expected, audited.get(code)),
    });
    if (why !== null) violations.push(withCode(violationOf(why), code));
  }
  return violations;
}

const withCode = ({ kind, what }: Violation, code: string) => ({ kind, what: `${code}: ${what}` });

/** A purge concerns every code: those that it lists have lost the key, all others had none. */
function eventsByCode(jobs: readonly MatchedJob[], history: History, known: readonly string[]) {
  const events = new Map<string, CodeEvent[]>();
  const add = (code: string, event: CodeEvent) => {
    const list = events.get(code) ?? [];
    list.push(event);
    events.set(code, list);
  };
  for (const job of jobs) {
    const listed = new Set<string>();
    const undone = undoneRows(job, jobs);
    for (const found of foundRows(job)) {
      listed.add(found.code);
      add(found.code, { ...eventOf(job, found, history), undone: undone.get(found.row) });
    }
    const { key: lacks } = job.sent;
    if (lacks === undefined) continue;
    for (const code of new Set([...known, ...events.keys()])) {
      if (listed.has(code)) continue;
      const found = { chunk: 0, row: 0, code, error: null, before: undefined, writtenAt: 0 };
      add(code, { ...eventOf(job, found, history), lacks });
    }
  }
  return events;
}

function eventOf({ sent, action }: MatchedJob, found: FoundRow, history: History): CodeEvent {
  const { chunk, row, code, error, before, writtenAt } = found;
  const { confirms, undoes } = sent;
  const ofPurge = { code, metadata: { [sent.key ?? '']: true } };
  const asked: SentRow =
    sent.key === undefined ? (sent.rows[row - 1] ?? { code, metadata: {} }) : ofPurge;
  return {
    job: sent.id,
    row,
    sent: asked,
    rule: ruleOf((undoes ?? sent).type),
    chunk: `${action.id}/${chunk}`,
    birth: birthOf(sent, row),
    isDryRun: sent.isDryRun === true,
    ...(confirms !== undefined && { confirms: `${confirms.actionId ?? ''}/${chunk}` }),
    writtenAt,
    error,
    before: before === undefined ? null : canonical(before),
    notBefore: sent.sentAt,
    notAfter: history.endSeenAt.get(action.id) ?? Infinity,
  };
}

function vouchersDiffer(state: VoucherState, stored: StoredVoucher | undefined): string | null {
  const is = stored === undefined ? 'absent' : stored.deleted === null ? 'alive' : 'binned';
  if (state.is !== is) return `at the end it is ${is}, expected ${state.is}`;
  if (state.is !== 'alive' || stored === undefined) return null;
  const text = canonical(JSON.parse(stored.metadata));
  if (text !== state.text) return `at the end it has ${text}, expected ${state.text}`;
  if (stored.revision !== state.revision) {
    const kind = stored.revision > state.revision ? 'twice' : 'lost';
    return `${kind}: ${stored.revision} changes, expected ${state.revision}`;
  }
  if (state.madeAt !== null && stored.created !== state.madeAt) return 'untrue: created_at';
  const isWrong = state.changedAt === -1 ? stored.updated !== null : stored.updated === null;
  const isOfAnother = (state.changedAt ?? -1) !== -1 && stored.updated !== state.changedAt;
  return isWrong || isOfAnother
    ? `untrue: updated_at is ${stored.updated}, expected ${state.changedAt}`
    : null;
}

function auditDiffers(
  expected: ReadonlyMap<string, number>,
  stored: ReadonlyMap<string, number> = new Map(),
): string | null {
  const events = [...new Set([...expected.keys(), ...stored.keys()])];
  const event = events.find((name) => (expected.get(name) ?? 0) !== (stored.get(name) ?? 0));
  if (event === undefined) return null;
  return `untrue: ${stored.get(event) ?? 0} audit entries ${event}, expected ${expected.get(event) ?? 0}`;
}

async function readVouchers(read: Read, project: string): Promise<Map<string, StoredVoucher>> {
  const rows = await read<Record<string, string | number | null>>(
    `SELECT code, metadata, revision, created_at AS created, updated_at AS updated, deleted_at AS deleted
      FROM vouchers WHERE project_id = ?`,
    [project],
  );
  const numberOf = (value: string | number | null | undefined) =>
    value == null ? null : Number(value);
  return new Map(
    rows.map((row) => [
      String(row.code),
      {
        code: String(row.code),
        metadata: String(row.metadata),
        revision: Number(row.revision),
        created: Number(row.created),
        updated: numberOf(row.updated),
        deleted: numberOf(row.deleted),
      },
    ]),
  );
}

async function readAudited(read: Read, project: string): Promise<Map<string, Map<string, number>>> {
  const rows = await read<{ code: string; event: string; count: number | string }>(
    `SELECT resource_id AS code, event, count(*) AS count FROM audit_entries
      WHERE project_id = ? AND event LIKE 'voucher.%' GROUP BY resource_id, event`,
    [project],
  );
  const audited = new Map<string, Map<string, number>>();
  for (const { code, event, count } of rows) {
    const ofCode = audited.get(code) ?? new Map<string, number>();
    audited.set(code, ofCode.set(event, Number(count)));
  }
  return audited;
}
