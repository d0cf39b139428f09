import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { isUniqueViolation } from './driver-errors.js';

/**
 * Adds a row. False when its key is taken, and then the transaction is as it was: PostgreSQL would end
 * it at the first statement that fails, but for the savepoint.
 */
export async function insertUnlessTaken<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  row: QueryDeepPartialEntity<Entity>,
): Promise<boolean> {
  await manager.query('SAVEPOINT insert_unless_taken');
  try {
    await manager.insert(entity, row);
    await manager.query('RELEASE SAVEPOINT insert_unless_taken');
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    await manager.query('ROLLBACK TO SAVEPOINT insert_unless_taken');
    return false;
  }
}
