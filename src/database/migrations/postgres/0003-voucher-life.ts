import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE async_action_inputs (
    action_id text COLLATE "C" PRIMARY KEY NOT NULL,
    shared text NOT NULL
  )`,
  `ALTER TABLE async_actions ADD COLUMN remarks text`,
  `CREATE TABLE bin_entries (
    project_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    voucher_id text NOT NULL,
    code text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (project_id, id)
  )`,
];

/** Input that the rows of a bulk request share, the bin, and what an import leaves out. */
export class VoucherLife0003 implements MigrationInterface {
  readonly name = 'VoucherLife0000000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
