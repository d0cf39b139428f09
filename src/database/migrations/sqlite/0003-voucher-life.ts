import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE async_action_inputs (
    action_id text PRIMARY KEY NOT NULL,
    shared text NOT NULL
  )`,
];

/** Input that the rows of a bulk request share, the bin, and what an import leaves out. */
export class VoucherLife0003 implements MigrationInterface {
  readonly name = 'VoucherLife0000000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
