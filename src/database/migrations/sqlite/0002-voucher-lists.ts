import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNT_ONE_MORE = `INSERT INTO voucher_counts (project_id, voucher_count)
  VALUES (new.project_id, 1)
  ON CONFLICT (project_id) DO UPDATE SET voucher_count = voucher_count + 1;`;

const COUNT_ONE_LESS = `UPDATE voucher_counts SET voucher_count = voucher_count - 1
  WHERE project_id = old.project_id;`;

const STATEMENTS = [
  `ALTER TABLE vouchers ADD COLUMN campaign text`,
  `UPDATE vouchers SET
    campaign = definition ->> 'campaign',
    definition = json_remove(definition, '$.campaign')
  WHERE definition ->> 'campaign' IS NOT NULL`,
  // A page of a list walks the index of its order; the primary key serves the order by code.
  `CREATE INDEX vouchers_created ON vouchers (project_id, created_at, code) WHERE deleted_at IS NULL`,
  `CREATE INDEX vouchers_updated ON vouchers (project_id, updated_at, code) WHERE deleted_at IS NULL`,
  `CREATE TABLE voucher_counts (
    project_id text PRIMARY KEY NOT NULL,
    voucher_count integer NOT NULL
  )`,
  `INSERT INTO voucher_counts (project_id, voucher_count)
    SELECT project_id, count(*) FROM vouchers WHERE deleted_at IS NULL GROUP BY project_id`,
  // Triggers and not the writers keep the counts, so that no writer can forget them. A migration that
  // makes the table `vouchers` anew must make them anew too.
  `CREATE TRIGGER vouchers_count_added AFTER INSERT ON vouchers
    WHEN new.deleted_at IS NULL BEGIN ${COUNT_ONE_MORE} END`,
  `CREATE TRIGGER vouchers_count_removed AFTER DELETE ON vouchers
    WHEN old.deleted_at IS NULL BEGIN ${COUNT_ONE_LESS} END`,
  `CREATE TRIGGER vouchers_count_binned AFTER UPDATE OF deleted_at ON vouchers
    WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL BEGIN ${COUNT_ONE_LESS} END`,
  `CREATE TRIGGER vouchers_count_restored AFTER UPDATE OF deleted_at ON vouchers
    WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL BEGIN ${COUNT_ONE_MORE} END`,
];

/** What lists of vouchers need: the campaign as a column, an index for each order, a count per project. */
export class VoucherLists0002 implements MigrationInterface {
  readonly name = 'VoucherLists0000000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
