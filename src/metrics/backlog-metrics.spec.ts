import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { aNewAction, anEnd } from '../../test/factories/actions.js';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../test/support/databases/open-database.js';
import { AsyncActionsService } from '../async-actions/async-actions.service.js';
import { TypeormActionStore } from '../async-actions/storage/typeorm-action-store.js';
import { TypeormProgressStore } from '../async-actions/storage/typeorm-progress-store.js';
import { BacklogMetrics, MAX_PROJECTS } from './backlog-metrics.js';

describe('BacklogMetrics', () => {
  let open: OpenDatabase;
  let store: TypeormActionStore;
  let registry: Registry;
  let metrics: BacklogMetrics;

  beforeEach(async () => {
    open = await openSqliteDatabase();
    store = new TypeormActionStore(open.database);
    registry = new Registry();
    metrics = new BacklogMetrics(
      registry,
      new AsyncActionsService(store, new TypeormProgressStore(open.database)),
    );
  });

  afterEach(() => open.dispose());

  async function accept(projectId: string, createdAt = Date.now()): Promise<string> {
    const action = aNewAction({ projectId, createdAt });
    await open.database.transactions.run((tx) => store.insert(tx, action));
    return action.id;
  }

  async function waiting(): Promise<Record<string, number>> {
    await metrics.refresh();
    const { values } = (await registry.getSingleMetric('vouchsafe_jobs_waiting')?.get()) ?? {};
    return Object.fromEntries((values ?? []).map(({ labels, value }) => [labels.project, value]));
  }

  async function oldestWaitOf(project: string): Promise<number | undefined> {
    await metrics.refresh();
    const metric = await registry.getSingleMetric('vouchsafe_job_oldest_wait_seconds')?.get();
    return metric?.values.find(({ labels }) => labels.project === project)?.value;
  }

  it('counts the unfinished jobs of each project, and forgets a project without any', async () => {
    await accept('p1');
    const last = await accept('p2');
    await accept('p1');
    expect(await waiting()).toEqual({ p1: 2, p2: 1 });

    await open.database.transactions.run((tx) => store.end(tx, last, anEnd()));

    expect(await waiting()).toEqual({ p1: 2 });
  });

  it('says since when the oldest of them waits', async () => {
    await accept('p1', Date.now() - 3_600_000);
    await accept('p1');

    const seconds = await oldestWaitOf('p1');

    expect(seconds).toBeGreaterThanOrEqual(3_600);
  });

  it('puts projects beyond its bound together', async () => {
    for (let i = 0; i < MAX_PROJECTS; i += 1) {
      await accept(`busy${i}`);
      await accept(`busy${i}`);
    }
    for (const projectId of ['quiet1', 'quiet2', 'quiet3']) await accept(projectId);

    const counts = await waiting();

    expect(Object.keys(counts)).toHaveLength(MAX_PROJECTS + 1);
    expect(counts.others).toBe(3);
    expect(counts.busy0).toBe(2);
  });

  it('shows no backlog rather than an old one when it cannot be read', async () => {
    await accept('p1');
    expect(await waiting()).toEqual({ p1: 1 });

    await open.database.close();

    expect(await waiting()).toEqual({});
  });
});
