import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A migration that runs its statements in order, in one transaction. There is no way back but a backup.
 * @param name ends with 13 digits, by which migrations are ordered, and is the same on both databases
 */
export function forwardMigration(
  name: string,
  statements: readonly string[],
): new () => MigrationInterface & { readonly name: string } {
  return class implements MigrationInterface {
    readonly name = name;

    async up(queryRunner: QueryRunner): Promise<void> {
      for (const statement of statements) await queryRunner.query(statement);
    }

    down(): Promise<void> {
      throw new Error('Migrations go forward only: restore a backup that was made before this one');
    }
  };
}
