import type { DataSource, EntityManager } from 'typeorm';

/** One SQL statement with its values; values never stand in the text. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Runs a statement and gives its rows. */
export function rowsOf<Row>(
  on: EntityManager | DataSource,
  { sql, parameters }: Statement,
): Promise<Row[]> {
  return on.query(sql, [...parameters]);
}

/** Runs a statement that writes and gives the number of rows that it changed. */
export async function changesOf(
  on: EntityManager,
  { sql, parameters }: Statement,
): Promise<number> {
  const runner = on.queryRunner ?? on.connection.createQueryRunner();
  const { affected } = await runner.query(sql, [...parameters], true);
  return affected ?? 0;
}
