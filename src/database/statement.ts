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
