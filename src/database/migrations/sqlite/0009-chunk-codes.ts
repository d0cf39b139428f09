import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes of a chunk beside its rows. Chunks that wait get theirs; nobody asks for those of the others. */
export class ChunkCodes0009 implements MigrationInterface {
  readonly name = 'ChunkCodes0000000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE async_action_chunks ADD COLUMN codes text NOT NULL DEFAULT '[]'`,
    );
    await queryRunner.query(
      `UPDATE async_action_chunks SET codes = (SELECT json_group_array(json(code))
        FROM (SELECT DISTINCT value -> 1 AS code FROM json_each(items)))
        WHERE processed_at IS NULL AND row_count > 0`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
