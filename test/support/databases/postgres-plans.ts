import type { Database } from '../../../src/database/database.js';
import { rowsOf, type Statement } from '../../../src/database/statement.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';

/** A step of a plan, as EXPLAIN shows it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL would run the statement now. */
export async function planOf(
  { transactions }: Database,
  { sql, parameters }: Statement,
): Promise<PlanNode> {
  const explain = { sql: `EXPLAIN (FORMAT JSON) ${sql}`, parameters };
  const rows = await transactions.run((tx) =>
    rowsOf<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(managerOf(tx), explain),
  );
  return (rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan;
}

/** All steps of a plan, each before those that feed it. */
export function stepsOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(stepsOf)];
}

/** How the plan reads the tables of vouchers: by which index, or in which other way. */
export function readsOfVouchers(plan: PlanNode): string[] {
  return stepsOf(plan)
    .filter((step) => /^vouchers/.test(step['Relation Name'] ?? ''))
    .filter((step) => step['Node Type'] !== 'ModifyTable')
    .map((step) => step['Index Name'] ?? step['Node Type']);
}
