import type { MigrationInterface } from 'typeorm';

/** Nothing on SQLite, where the order of updates is an index. The twin for PostgreSQL changes how its table is kept. */
export class LeftPlaces0011 implements MigrationInterface {
  readonly name = 'LeftPlaces0000000000011';

  up(): Promise<void> {
    return Promise.resolve();
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
