import { searchable } from '../../../../database/searchable.js';
import type { Statement } from '../../../../database/statement.js';
import type { TrashBinPage } from '../../trash-bin-entry.js';
import type { TrashBinCondition } from '../../trash-bin-filter.js';

/** Part of a WHERE clause on the table `bin_entries` named `entry`, never NULL. */
export type TrashBinConditionSql = (condition: TrashBinCondition) => Statement;

/** A page, in the order of the primary key. */
export function listTrashBin(
  projectId: string,
  page: TrashBinPage,
  conditionSql: TrashBinConditionSql,
): Statement {
  const { order, limit, startingAfterId, filter } = page;
  const [sign, direction] = order === 'id' ? ['>', 'ASC'] : ['<', 'DESC'];
  const met = filter.conditions.map((condition) => {
    const { sql, parameters } = conditionSql(condition);
    return { sql: condition.isNegated ? `NOT ${sql}` : sql, parameters };
  });
  const by = filter.junction === 'or' ? ' OR ' : ' AND ';
  const parts: Statement[] = [
    { sql: 'entry.project_id = ?', parameters: [projectId] },
    ...(startingAfterId
      ? [{ sql: `entry.id ${sign} ?`, parameters: [searchable(startingAfterId)] }]
      : []),
    ...(met.length === 0
      ? []
      : [
          {
            sql: `(${met.map(({ sql }) => sql).join(by)})`,
            parameters: met.flatMap(({ parameters }) => parameters),
          },
        ]),
  ];
  return {
    sql: `SELECT entry.id AS "id", entry.project_id AS "projectId", entry.voucher_id AS "voucherId",
        entry.code AS "code", entry.created_at AS "createdAt"
      FROM bin_entries AS entry WHERE ${parts.map(({ sql }) => sql).join(' AND ')}
      ORDER BY entry.id ${direction} LIMIT ?`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), limit],
  };
}
