import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aNewAction, anEnd } from '../../../test/factories/actions.js';
import { aChunk } from '../../../test/factories/chunks.js';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { readEnvironment } from '../../config/environment.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { TypeormActionStore } from '../storage/typeorm-action-store.js';
import { TypeormChunkStore } from '../storage/typeorm-chunk-store.js';
import { RetentionService } from './retention.service.js';

const NOW = 2_000_000_000_000;

describe('the retention of reports', () => {
  let open: OpenDatabase;
  let actions: TypeormActionStore;
  let chunks: TypeormChunkStore;
  let retention: RetentionService;

  beforeEach(async () => {
    open = await openSqliteDatabase();
    const { database } = open;
    actions = new TypeormActionStore(database);
    chunks = new TypeormChunkStore(database);
    const tasks = new PeriodicTasks(readEnvironment({}));
    retention = new RetentionService(tasks, database.transactions, actions, chunks);
  });

  afterEach(() => open.dispose());

  /** The id of a finished action with one chunk. */
  function finished(reportsAvailableTill: number): Promise<string> {
    return open.database.transactions.run(async (tx) => {
      const action = aNewAction();
      await actions.insert(tx, action);
      await chunks.insert(tx, action.id, [aChunk([1, 'a', {}])]);
      await actions.end(tx, action.id, anEnd({ reportsAvailableTill }));
      return action.id;
    });
  }

  it('deletes in one pass the rows of all actions that have run out, however many', async () => {
    for (let count = 0; count < 205; count += 1) await finished(NOW - 1);

    await retention.pass(NOW);

    expect(await actions.expired(NOW, 1_000)).toEqual([]);
  });

  it('keeps the rows of the others, and every action', async () => {
    const old = await finished(NOW - 1);
    const young = await finished(NOW);

    await retention.pass(NOW);

    expect(await chunks.reportChunk(young, -1)).not.toBeNull();
    expect(await actions.findById(old)).not.toBeNull();
  });
});
