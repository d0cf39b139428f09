import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { changesOf } from './statement.js';

/**
 * Adds one row with all columns of its entity, for what comes with every edit. The statement is written once: TypeORM's
 * `insert` writes it anew for each row.
 */
export class Insertion<Row extends ObjectLiteral> {
  private readonly columns: readonly ColumnMetadata[];
  private readonly sql: string;
  private readonly name: string | undefined;

  constructor(
    private readonly source: DataSource,
    entity: EntityTarget<Row>,
  ) {
    const { columns, tablePath, tableName } = source.getMetadata(entity);
    const { driver } = source;
    this.columns = columns;
    const names = columns.map(({ databaseName }) => driver.escape(databaseName));
    const values = columns.map((_, at) => driver.createParameter(`value${at}`, at));
    this.sql = `INSERT INTO ${driver.escape(tablePath)} (${names.join(', ')})
      VALUES (${values.join(', ')})`;
    this.name = source.options.type === 'postgres' ? `insert_${tableName}` : undefined;
  }

  /** Adds the row; what it leaves out is null. */
  async add(on: EntityManager, row: Partial<Row>): Promise<void> {
    await this.run(on, row, '');
  }

  /** As {@link add}. False when a unique key of the row is taken, and then nothing has changed. */
  async unlessTaken(on: EntityManager, row: Partial<Row>): Promise<boolean> {
    return (await this.run(on, row, ' ON CONFLICT DO NOTHING')) === 1;
  }

  private run(on: EntityManager, row: Partial<Row>, conflict: string): Promise<number> {
    const { sql, name, source } = this;
    const parameters = this.columns.map((column): unknown =>
      source.driver.preparePersistentValue(row[column.propertyName] ?? null, column),
    );
    const named = name !== undefined && { name: conflict === '' ? name : `${name}_unless_taken` };
    return changesOf(on, { sql: sql + conflict, parameters, ...named });
  }
}
