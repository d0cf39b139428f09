/** The databases the service runs on. Chosen once, from `DATABASE_URL`. */
export type Dialect = 'sqlite' | 'postgres';

/** The statements of a store for each database: the same names, the same parameters. */
export type StatementTwins<Statements> = Readonly<Record<Dialect, Statements>>;
