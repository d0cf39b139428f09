import pg from 'pg';
import { StatementNames } from './statement-names.js';

/** Beside the settings of the driver. */
export interface PostgresClientConfig extends pg.ClientConfig {
  /** Whether statements that come again are prepared once a connection. */
  readonly keepsPrepared?: boolean;
}

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * A client that prepares what it is asked often, and that survives a look-up of a text with U+0000, which PostgreSQL
 * refuses as a value. Nothing stored has one, nor, where names and codes are kept, its neighbour U+0001: so the
 * look-up finds nothing, as in SQLite. Texts to be stored never come here with one: they were refused, or are JSON,
 * which escapes it.
 */
export class PostgresClient extends pg.Client {
  constructor(config?: PostgresClientConfig) {
    super(config);
    const names = config?.keepsPrepared === true ? new StatementNames() : null;
    const query = this.query.bind(this) as Query;
    const safeQuery: Query = (text, values, ...rest) => {
      const name =
        typeof text === 'string' && Array.isArray(values) ? names?.nameOf(text) : undefined;
      return query(name === undefined ? text : { name, text }, withoutNul(values), ...rest);
    };
    this.query = safeQuery as typeof this.query;
  }
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string')
    return value.includes('\0') ? value.replaceAll('\0', '\u0001') : value;
  return Array.isArray(value) ? value.map(withoutNul) : value;
}
