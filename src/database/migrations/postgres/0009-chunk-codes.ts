import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes of a chunk beside its rows. Chunks that wait get theirs; nobody asks for those of the others. */
export class ChunkCodes0009 implements MigrationInterface {
  readonly name = 'ChunkCodes0000000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE async_action_chunks ADD COLUMN codes text NOT NULL DEFAULT '[]'`,
    );
    // Elements of an array are never decoded, so a code may hold what no database text can.
    await queryRunner.query(
      `UPDATE async_action_chunks SET codes = (SELECT '[' || string_agg(DISTINCT part.value::text, ',') || ']'
        FROM json_array_elements(items::json) AS item(value)
        CROSS JOIN LATERAL json_array_elements(item.value) WITH ORDINALITY AS part(value, place)
        WHERE part.place = 2)
        WHERE processed_at IS NULL AND row_count > 0`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
