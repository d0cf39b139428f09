import type { DataSource, EntityManager } from 'typeorm';

/** One SQL statement with its values; values never stand in the text. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /**
   * Only on PostgreSQL, for a statement that comes often and always has the same text: each connection keeps it
   * prepared under this name. The driver refuses a name with two texts.
   */
  readonly name?: string;
}

/** The text of a statement as the driver of PostgreSQL takes it with its name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The text of a statement that is written once: PostgreSQL keeps it prepared under the name, SQLite by itself. */
export function lastingText(
  source: DataSource,
  name: string,
  sql: string,
): Pick<Statement, 'sql' | 'name'> {
  return source.options.type === 'postgres' ? { sql, name } : { sql };
}

/** Runs a statement and returns its rows. */
export function rowsOf<Row>(on: EntityManager | DataSource, statement: Statement): Promise<Row[]> {
  return on.query(textOf(statement), [...statement.parameters]);
}

/** Runs a statement that writes and returns the number of rows that it changed. */
export async function changesOf(on: EntityManager, statement: Statement): Promise<number> {
  const runner = on.queryRunner ?? on.connection.createQueryRunner();
  const { affected } = await runner.query(textOf(statement), [...statement.parameters], true);
  return affected ?? 0;
}

/** TypeORM hands what it is given for a text to the driver as it is, but has no type for one with a name. */
function textOf({ name, sql }: Statement): string {
  if (name === undefined) return sql;
  const named: NamedText = { name, text: sql };
  return named as unknown as string;
}
