import { forwardMigration } from '../forward-migration.js';

/** Where an action stands that is done as a whole or not at all. */
export const AllOrNothing0008 = forwardMigration('AllOrNothing0000000000008', [
  `ALTER TABLE async_actions ADD COLUMN pass text`,
  `ALTER TABLE async_actions ADD COLUMN validated_chunk integer`,
  `ALTER TABLE async_actions ADD COLUMN validated_count integer`,
]);
