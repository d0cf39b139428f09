import pg from 'pg';

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown;

/**
 * A client that survives a look-up of a text with U+0000, which PostgreSQL refuses as a value. Nothing
 * stored has one, nor, where names and codes are kept, its neighbour U+0001: so the look-up finds nothing,
 * as in SQLite. Texts to be stored never come here with one: they were refused, or are JSON, which escapes it.
 */
export class TextSafeClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    const safeQuery: Query = (text, values, ...rest) => query(text, withoutNul(values), ...rest);
    this.query = safeQuery as typeof this.query;
  }
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string')
    return value.includes('\0') ? value.replaceAll('\0', '\u0001') : value;
  return Array.isArray(value) ? value.map(withoutNul) : value;
}
