import { ACTION_STATES } from '../../../async-action.js';
import type { ActionPage } from '../../action-store.js';
import type { Statement } from '../../../../database/statement.js';

/** A condition and its values. */
type Condition = readonly [sql: string, ...values: unknown[]];

const NEWEST_FIRST = 'ORDER BY created_at DESC, sequence DESC LIMIT ?';

/**
 * The ids of a page of actions, newest first. Each combination of a leading value and a state is a query of its own,
 * whose first rows an index holds side by side in the order of the list; of all of them the page is put together. What
 * is not led by an index is looked at row by row.
 */
export function findActions(projectId: string, page: ActionPage): Statement {
  const branches = branchesOf(page).map((conditions): Condition => {
    const all = [['project_id = ?', projectId] as const, ...conditions, ...momentsOf(page)];
    const where = all.map(([sql]) => sql).join(' AND ');
    const sql = `SELECT * FROM (
      SELECT id AS "id", created_at, sequence FROM async_actions WHERE ${where} ${NEWEST_FIRST}) AS branch`;
    return [sql, ...all.flatMap(([, ...values]) => values), page.limit];
  });
  return {
    sql: `${branches.map(([sql]) => sql).join(' UNION ALL ')} ${NEWEST_FIRST}`,
    parameters: [...branches.flatMap(([, ...values]) => values), page.limit],
  };
}

function branchesOf(page: ActionPage): Condition[][] {
  const { types, parentId, label, keyName, statuses, operationStatuses } = page;
  const inStates = (leading: Condition, rest: readonly Column[]) =>
    statesOf(page).map((state) => [leading, state, ...restOf(page, rest)]);
  if (parentId !== undefined) {
    const rest = restOf(page, ['type', 'label', 'key_name', 'status', 'operation_status']);
    return [[['parent_id = ?', parentId], ...rest]];
  }
  if (label !== undefined) return inStates(['label = ?', label], ['type', 'key_name']);
  if (keyName !== undefined) return inStates(['key_name = ?', keyName], ['type']);
  if (types !== undefined) return types.flatMap((type) => inStates(['type = ?', type], []));
  if (statuses === undefined && operationStatuses === undefined) return [[]];
  return statesOf(page).map((state) => [state]);
}

/** The states that are wanted; one that no action has when none can be. */
function statesOf({ statuses, operationStatuses }: ActionPage): Condition[] {
  const wanted = ACTION_STATES.filter(
    ([status, operationStatus]) =>
      (statuses?.includes(status) ?? true) &&
      (operationStatuses?.includes(operationStatus) ?? true),
  );
  const states = wanted.length === 0 ? [['', ''] as const] : wanted;
  return states.map((state) => ['status = ? AND operation_status = ?', ...state]);
}

/** A filter of one column. */
type Column = 'type' | 'label' | 'key_name' | 'status' | 'operation_status';

/** Of what no index leads to. The texts are put together, so that no other index is tempting. */
function restOf(page: ActionPage, columns: readonly Column[]): Condition[] {
  const { types, label, keyName, statuses, operationStatuses } = page;
  const wanted: Readonly<Record<Column, readonly string[] | undefined>> = {
    type: types,
    label: label === undefined ? undefined : [label],
    key_name: keyName === undefined ? undefined : [keyName],
    status: statuses,
    operation_status: operationStatuses,
  };
  return columns.flatMap((column): Condition[] => {
    const values = wanted[column];
    if (values === undefined) return [];
    return [[`${column} || '' IN (${values.map(() => '?').join(', ')})`, ...values]];
  });
}

/** The bounds of the moment of acceptance: of both upper ones the lower. */
function momentsOf({ after, createdAfter, createdBefore }: ActionPage): Condition[] {
  const isBeforeCursor =
    createdBefore !== undefined && (after === undefined || createdBefore <= after.createdAt);
  return [
    ...(createdAfter === undefined ? [] : [['created_at > ?', createdAfter] as const]),
    ...(isBeforeCursor ? [['created_at < ?', createdBefore] as const] : []),
    ...(after !== undefined && !isBeforeCursor
      ? [['(created_at, sequence) < (?, ?)', after.createdAt, after.sequence] as const]
      : []),
  ];
}
