/** The databases the service runs on. Chosen once, from `DATABASE_URL`. */
export type Dialect = 'sqlite' | 'postgres';

/** The statements of a store for each database: the same names, the same parameters. */
export type StatementTwins<Statements> = Partial<Readonly<Record<Dialect, Statements>>>;

/** @throws Error at boot when the store has no statements for this database. */
export function statementsFor<Statements>(
  dialect: Dialect,
  twins: StatementTwins<Statements>,
): Statements {
  const statements = twins[dialect];
  if (statements === undefined) throw new Error(`There are no statements for ${dialect}`);
  return statements;
}
