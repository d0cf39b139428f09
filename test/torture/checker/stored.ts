import type { AcceptedRow, RowOutcome } from '../../../src/async-actions/row.js';

/** Reads the database beside the service. Values stand as `?` in the text. */
export type Read = <Row extends object>(
  sql: string,
  values?: (string | number | null)[],
) => Promise<Row[]>;

export interface StoredAction {
  readonly id: string;
  readonly project: string;
  readonly sequence: number;
  readonly type: string;
  readonly status: string;
  readonly operationStatus: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly logId: string;
  /** The action whose rows it has once more, or undoes. */
  readonly parentId: string | null;
  readonly isCancelled: boolean;
}

export interface StoredChunk {
  readonly number: number;
  readonly rowCount: number;
  readonly rows: readonly AcceptedRow<unknown>[];
  readonly outcomes: readonly RowOutcome[] | null;
  readonly before: readonly (readonly [row: number, prior: unknown])[];
  readonly done: number;
  readonly failed: number;
  readonly processedAt: number | null;
}

/** The actions of all projects, in the order of acceptance. */
export async function readActions(read: Read): Promise<StoredAction[]> {
  const rows = await read<Record<string, unknown>>(
    `SELECT id, project_id AS project, sequence, type, status, operation_status AS "operationStatus",
        total_count AS total, done_count AS done, failed_count AS failed, log_id AS "logId",
        parent_id AS "parentId", cancelled_at AS "cancelledAt"
      FROM async_actions ORDER BY project_id, sequence`,
  );
  return rows.map(({ cancelledAt, ...row }) => ({
    ...(row as unknown as StoredAction),
    isCancelled: cancelledAt !== null,
  }));
}

/** The chunks of an action in their order. */
export async function readChunks(read: Read, actionId: string): Promise<StoredChunk[]> {
  const rows = await read<Record<string, string | number | null>>(
    `SELECT number, row_count, items, outcomes, before, done_count, failed_count, processed_at
      FROM async_action_chunks WHERE action_id = ? ORDER BY number`,
    [actionId],
  );
  return rows.map((row) => ({
    number: Number(row.number),
    rowCount: Number(row.row_count),
    rows: parsed(row.items) as StoredChunk['rows'],
    outcomes: row.outcomes === null ? null : (parsed(row.outcomes) as RowOutcome[]),
    before: row.before === null ? [] : (parsed(row.before) as StoredChunk['before']),
    done: Number(row.done_count),
    failed: Number(row.failed_count),
    processedAt: row.processed_at === null ? null : Number(row.processed_at),
  }));
}

/** Drivers return JSON columns as values or as texts. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
