import { readdirSync } from 'node:fs';
import type { Read } from './stored.js';
import type { Violation } from './violation.js';

interface Check {
  readonly what: string;
  readonly kind: Violation['kind'];
  /** Returns a row for each fault. */
  readonly sql: string;
}

/** What must hold of the tables once all work is done. */
const CHECKS: readonly Check[] = [
  {
    what: 'an action is unfinished',
    kind: 'stuck',
    sql: 'SELECT id FROM async_actions WHERE finished_at IS NULL',
  },
  {
    what: 'a lease is left',
    kind: 'stuck',
    sql: 'SELECT project_id FROM project_leases WHERE expires_at > 0',
  },
  {
    what: 'a count of vouchers is wrong',
    kind: 'untrue',
    sql: `SELECT c.project_id, c.voucher_count FROM voucher_counts c WHERE c.voucher_count <>
        (SELECT count(*) FROM vouchers v WHERE v.project_id = c.project_id AND v.deleted_at IS NULL)`,
  },
  {
    what: 'unfinished actions are counted wrongly',
    kind: 'untrue',
    sql: 'SELECT project_id, unfinished_actions FROM project_quotas WHERE unfinished_actions <> 0',
  },
  {
    what: 'stored bytes are counted wrongly',
    kind: 'untrue',
    sql: `SELECT q.project_id, q.stored_bytes FROM project_quotas q WHERE q.stored_bytes <>
        (SELECT coalesce(sum(a.stored_bytes), 0) FROM async_actions a WHERE a.project_id = q.project_id)`,
  },
  {
    what: 'an accepted action has no audit entry of its own',
    kind: 'untrue',
    sql: `SELECT a.id FROM async_actions a WHERE 1 <> (SELECT count(*) FROM audit_entries e
        WHERE e.id = a.log_id AND e.event = 'bulk_request.accepted' AND e.resource_id = a.id)`,
  },
  {
    what: 'an audit entry names an action that is not there',
    kind: 'untrue',
    sql: `SELECT e.resource_id FROM audit_entries e WHERE e.event = 'bulk_request.accepted'
        AND NOT EXISTS (SELECT 1 FROM async_actions a WHERE a.id = e.resource_id)`,
  },
  {
    what: 'a cancelled action has no audit entry of its own',
    kind: 'untrue',
    sql: `SELECT a.id FROM async_actions a WHERE a.cancelled_at IS NOT NULL AND 1 <> (SELECT count(*)
        FROM audit_entries e WHERE e.event = 'async_action.cancelled' AND e.resource_id = a.id)`,
  },
  {
    what: 'the entries of the trash bin and its vouchers differ',
    kind: 'untrue',
    sql: `SELECT v.code FROM vouchers v WHERE v.deleted_at IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM bin_entries b WHERE b.project_id = v.project_id AND b.voucher_id = v.id)`,
  },
];

/** Looks for what no row of a job shows: counts beside the tables, leases, entries of the audit trail. */
export async function checkDatabase(read: Read): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const { what, kind, sql } of CHECKS) {
    for (const row of await read(sql))
      violations.push({ kind, what: `${what}: ${JSON.stringify(row)}` });
  }
  return violations;
}

/** SQLite's own check, and nothing beside the database that it does not need. */
export async function checkSqliteFile(
  read: Read,
  folder: string,
  expected: readonly string[],
): Promise<Violation[]> {
  const answers = await read<{ integrity_check: string }>('PRAGMA integrity_check');
  const faults = answers.filter(({ integrity_check: text }) => text !== 'ok');
  const strays = readdirSync(folder).filter((name) => !expected.includes(name));
  return [
    ...faults.map(({ integrity_check: text }) => ({ kind: 'lost' as const, what: text })),
    ...strays.map((name) => ({ kind: 'untrue' as const, what: `stray file ${name}` })),
  ];
}
