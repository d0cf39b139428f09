import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The body of a trigger function. */
const trigger = (name: string, body: string) =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$`;

const ADD = `ON CONFLICT (project_id) DO UPDATE
  SET voucher_count = voucher_counts.voucher_count + excluded.voucher_count`;

const STATEMENTS = [
  `ALTER TABLE vouchers ADD COLUMN campaign text`,
  // Ascending order has what was never updated first; an index helps only with the same place for NULL.
  // They have the vouchers in the bin too: until a table has statistics PostgreSQL takes an index without
  // them for tiny, and walked the project in it to find a single code.
  `CREATE INDEX vouchers_created ON vouchers (project_id, created_at NULLS FIRST, code)`,
  `CREATE INDEX vouchers_updated ON vouchers (project_id, updated_at NULLS FIRST, code)`,
  `CREATE TABLE voucher_counts (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    voucher_count integer NOT NULL
  )`,
  // Triggers and not the writers keep the counts, so that no writer can forget them. Inserts count once a
  // statement: the row of the count is then locked after those of the vouchers, never between them.
  trigger(
    'count_added_vouchers',
    `INSERT INTO voucher_counts (project_id, voucher_count)
      SELECT project_id, count(*) FROM added WHERE deleted_at IS NULL GROUP BY project_id ${ADD}`,
  ),
  trigger(
    'count_one_voucher_more',
    `INSERT INTO voucher_counts (project_id, voucher_count) VALUES (new.project_id, 1) ${ADD}`,
  ),
  trigger(
    'count_one_voucher_less',
    `UPDATE voucher_counts SET voucher_count = voucher_count - 1 WHERE project_id = old.project_id`,
  ),
  `CREATE TRIGGER vouchers_count_added AFTER INSERT ON vouchers REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_added_vouchers()`,
  `CREATE TRIGGER vouchers_count_removed AFTER DELETE ON vouchers FOR EACH ROW
    WHEN (old.deleted_at IS NULL) EXECUTE FUNCTION count_one_voucher_less()`,
  `CREATE TRIGGER vouchers_count_binned AFTER UPDATE OF deleted_at ON vouchers FOR EACH ROW
    WHEN (old.deleted_at IS NULL AND new.deleted_at IS NOT NULL)
    EXECUTE FUNCTION count_one_voucher_less()`,
  `CREATE TRIGGER vouchers_count_restored AFTER UPDATE OF deleted_at ON vouchers FOR EACH ROW
    WHEN (old.deleted_at IS NOT NULL AND new.deleted_at IS NULL)
    EXECUTE FUNCTION count_one_voucher_more()`,
];

/** What lists of vouchers need: the campaign as a column, an index for each order, a count per project. */
export class VoucherLists0002 implements MigrationInterface {
  readonly name = 'VoucherLists0000000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
