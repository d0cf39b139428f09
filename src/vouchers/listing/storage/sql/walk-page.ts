import type { Statement } from '../../../../database/statement.js';
import type { VoucherSelection } from '../../voucher-selection.js';
import type { VoucherWalk, WalkOrder, WalkPlace } from '../voucher-walk-store.js';

/** A part of a walk: behind a place, up to another one; null for no bound. */
export interface WalkRange {
  readonly after: WalkPlace | null;
  readonly end: WalkPlace | null;
}

/** `FROM ... WHERE ...` of a selection with the table named `voucher`, in the order of a walk. */
export type Selected = (selection: VoucherSelection, by: WalkOrder['by']) => Statement;

const EVERY_VOUCHER: VoucherSelection = {
  conditions: [],
  filter: { junction: 'and', conditions: [] },
  isEmpty: false,
};

const COLUMNS = `voucher.project_id AS "projectId", voucher.code AS "code", voucher.id AS "id",
  voucher.type AS "type", voucher.definition AS "definition", voucher.active AS "active",
  voucher.category AS "category", voucher.campaign AS "campaign", voucher.start_date AS "startDate",
  voucher.expiration_date AS "expirationDate", voucher.created_at AS "createdAt",
  voucher.updated_at AS "updatedAt"`;

/** The place of the last of the next `size` vouchers, whether they are selected or not; no row when there are fewer. */
export function walkEnd(
  selected: Selected,
  order: WalkOrder,
  after: WalkPlace | null,
  size: number,
): Statement {
  const { sql, parameters } = selected(EVERY_VOUCHER, order.by);
  const behind = rangeSql(order, { after, end: null });
  return {
    sql: `SELECT voucher.code AS "code", voucher.created_at AS "createdAt" ${sql} AND ${behind.sql}
      ORDER BY ${sorting(order)} LIMIT 1 OFFSET ?`,
    parameters: [...parameters, ...behind.parameters, size - 1],
  };
}

/** The selected vouchers of a part of a walk. */
export function walkPage(
  selected: Selected,
  { selection, order, hasMetadata }: VoucherWalk,
  range: WalkRange,
): Statement {
  const { sql, parameters } = selected({ ...EVERY_VOUCHER, ...selection }, order.by);
  const within = rangeSql(order, range);
  return {
    sql: `SELECT ${COLUMNS}, ${hasMetadata ? 'voucher.metadata' : `'{}'`} AS "metadata"
      ${sql} AND ${within.sql} ORDER BY ${sorting(order)}`,
    parameters: [...parameters, ...within.parameters],
  };
}

function sorting({ by, isDescending }: WalkOrder): string {
  const columns = by === 'code' ? ['voucher.code'] : ['voucher.created_at', 'voucher.code'];
  return columns.map((column) => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ');
}

function rangeSql(order: WalkOrder, { after, end }: WalkRange): Statement {
  const [behind, upTo] = order.isDescending ? ['<', '>='] : ['>', '<='];
  const bounds = [boundSql(order, behind, after), boundSql(order, upTo, end)];
  return {
    sql: bounds.map(({ sql }) => sql).join(' AND '),
    parameters: bounds.flatMap(({ parameters }) => parameters),
  };
}

function boundSql({ by }: WalkOrder, sign: string, place: WalkPlace | null): Statement {
  if (place === null) return { sql: 'true', parameters: [] };
  if (by === 'code') return { sql: `voucher.code ${sign} ?`, parameters: [place.code] };
  return {
    sql: `(voucher.created_at, voucher.code) ${sign} (?, ?)`,
    parameters: [place.createdAt, place.code],
  };
}
