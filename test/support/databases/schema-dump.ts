import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Query = <Row>(sql: string) => Promise<Row[]>;

const MIGRATIONS = join(import.meta.dirname, '../../../src/database/migrations');

/** The committed schema of a database. `npm run schema` writes what it is now instead, and compares that. */
export function committedSchema(dialect: 'sqlite' | 'postgres', current: string): string {
  const file = join(MIGRATIONS, dialect, 'schema.sql');
  if (process.env.WRITE_SCHEMA !== undefined) writeFileSync(file, current);
  return readFileSync(file, 'utf8');
}

/** The statements that would make the schema of a SQLite database, a table with all that belongs to it. */
export async function dumpSqlite(query: Query): Promise<string> {
  const rows = await query<{ sql: string }>(
    `SELECT sql FROM sqlite_schema
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name <> 'schema_migrations'
      ORDER BY tbl_name, type <> 'table', name`,
  );
  return rows.map(({ sql }) => `${sql};\n`).join('\n');
}

const POSTGRES_COLUMNS = `SELECT format(E'  %I %s%s%s%s%s', attname, format_type(atttypid, atttypmod),
      CASE WHEN collname = 'C' THEN ' COLLATE "C"' ELSE '' END,
      CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END,
      ' DEFAULT ' || pg_get_expr(adbin, adrelid),
      CASE WHEN attstorage = 'e' AND typstorage <> 'e' THEN ' STORAGE EXTERNAL' ELSE '' END)
    FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
      LEFT JOIN pg_collation ON pg_collation.oid = attcollation
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = relation.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;

/** What belongs to one table, in the order of the dump. */
const POSTGRES_PARTS = `
    ARRAY[format(E'CREATE TABLE %I (\\n%s\\n)%s', relname,
      array_to_string(ARRAY(${POSTGRES_COLUMNS}), E',\\n'),
      ' WITH (' || array_to_string(reloptions, ', ') || ')')]
    || ARRAY(SELECT format('ALTER TABLE %I ADD %s', relname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE conrelid = relation.oid ORDER BY conname)
    || ARRAY(SELECT pg_get_indexdef(indexrelid) FROM pg_index
      WHERE indrelid = relation.oid AND NOT indisprimary ORDER BY indexrelid::regclass::text)
    || ARRAY(SELECT pg_get_triggerdef(oid) FROM pg_trigger
      WHERE tgrelid = relation.oid AND NOT tgisinternal ORDER BY tgname)`;

/** The same of a PostgreSQL database, behind the functions of its triggers. */
export async function dumpPostgres(query: Query): Promise<string> {
  const functions = await query<{ sql: string }>(
    `SELECT trim(E'\\n' FROM pg_get_functiondef(oid)) AS sql FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace ORDER BY proname`,
  );
  const tables = await query<{ parts: string[] }>(
    `SELECT ${POSTGRES_PARTS} AS parts FROM pg_class AS relation
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'schema_migrations'
      ORDER BY relname`,
  );
  const statements = [...functions.map(({ sql }) => sql), ...tables.flatMap(({ parts }) => parts)];
  return statements.map((sql) => `${sql.replaceAll('public.', '')};\n`).join('\n');
}
