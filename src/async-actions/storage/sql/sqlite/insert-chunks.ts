import type { Statement } from '../../../../database/statement.js';

/** A chunk and its place in its action. */
export interface NumberedChunk {
  readonly number: number;
  readonly rowCount: number;
  readonly items: Buffer;
  readonly codes: Buffer;
}

/** Adds chunks. Bytes become text in the database, so that the main thread never decodes ten megabytes. */
export function insertChunks(actionId: string, chunks: readonly NumberedChunk[]): Statement {
  const values = chunks.map(() => '(?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), 0, 0)').join(', ');
  return {
    sql: `INSERT INTO async_action_chunks
      (action_id, number, row_count, items, codes, done_count, failed_count) VALUES ${values}`,
    parameters: chunks.flatMap(({ number, rowCount, items, codes }) => [
      actionId,
      number,
      rowCount,
      items,
      codes,
    ]),
  };
}
