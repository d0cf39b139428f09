import type { Statement } from '../statement.js';

/**
 * A statement that is put together from parts, for PostgreSQL: each `?` becomes the number of its
 * parameter. The parts hold no `?` of another meaning.
 */
export function numbered({ sql, parameters }: Statement): Statement {
  let count = 0;
  return { sql: sql.replaceAll('?', () => `$${(count += 1)}`), parameters };
}
