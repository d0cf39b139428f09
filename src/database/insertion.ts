import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { changesOf, lastingText } from './statement.js';

/**
 * Adds one row with all columns of its entity, for what comes with every edit. The statement is written once: TypeORM's
 * `insert` writes it anew for each row.
 */
export class Insertion<Row extends ObjectLiteral> {
  private readonly columns: readonly ColumnMetadata[];
  private readonly plain: ReturnType<typeof lastingText>;
  private readonly ifFree: ReturnType<typeof lastingText>;

  constructor(
    private readonly source: DataSource,
    entity: EntityTarget<Row>,
  ) {
    const { columns, tablePath, tableName } = source.getMetadata(entity);
    const { driver } = source;
    this.columns = columns;
    const names = columns.map(({ databaseName }) => driver.escape(databaseName));
    const values = columns.map((_, at) => driver.createParameter(`value${at}`, at));
    const sql = `INSERT INTO ${driver.escape(tablePath)} (${names.join(', ')})
      VALUES (${values.join(', ')})`;
    const name = `insert_${tableName}`;
    this.plain = lastingText(source, name, sql);
    this.ifFree = lastingText(source, `${name}_unless_taken`, `${sql} ON CONFLICT DO NOTHING`);
  }

  /** Adds the row; what it leaves out is null. */
  async add(on: EntityManager, row: Partial<Row>): Promise<void> {
    await changesOf(on, { ...this.plain, parameters: this.valuesOf(row) });
  }

  /** As {@link add}. False when a unique key of the row is taken, and then nothing has changed. */
  async unlessTaken(on: EntityManager, row: Partial<Row>): Promise<boolean> {
    return (await changesOf(on, { ...this.ifFree, parameters: this.valuesOf(row) })) === 1;
  }

  private valuesOf(row: Partial<Row>): unknown[] {
    return this.columns.map((column): unknown =>
      this.source.driver.preparePersistentValue(row[column.propertyName] ?? null, column),
    );
  }
}
