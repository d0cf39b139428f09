import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LeaseHolder } from '../../src/async-actions/runner/lease-holder.js';
import type { RunnerEvent } from '../../src/async-actions/runner/runner-events.js';
import { itemsFor } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { NotedWorkers } from '../support/databases/order-of-work.js';

const PROJECT = 'p';
/** More than one chunk holds. */
const ROWS = 2_100;

/** How the runner works through a project queue, and what it reports, on every database. */
export function projectQueueRunnerContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the runner of a project queue: ${name}`, () => {
    let workers: NotedWorkers;
    let service: BulkUpdates;
    let events: RunnerEvent[];

    beforeEach(async () => {
      workers = new NotedWorkers([]);
      service = await openBulkUpdates(open, workers);
      events = [];
      service.events.subscribe((event) => events.push(event));
    });

    afterEach(() => service.dispose());

    const submit = (rows = 1) => service.submit(PROJECT, itemsFor(rows));
    const work = () => service.workOff(PROJECT);
    const kinds = () => events.map(({ kind }) => kind);
    const find = (id: string) => service.actions.find(PROJECT, id);
    const otherWorker = () =>
      new LeaseHolder(service.leases, service.actions, service.database.transactions);

    it('reports the start, each chunk with the counts so far, and the end', async () => {
      await service.addVouchers(PROJECT, ROWS - 1);
      const id = await submit(ROWS);
      await work();

      const chunks = kinds().length - 2;
      expect(chunks).toBeGreaterThan(1);
      expect(kinds()).toEqual([
        'action-started',
        ...Array<string>(chunks).fill('chunk-committed'),
        'action-ended',
      ]);
      expect(events.at(-2)).toMatchObject({
        action: { id, status: 'IN_PROGRESS', doneCount: ROWS - 1, failedCount: 1 },
      });
      expect(events.at(-1)).toMatchObject({
        action: { id, doneCount: ROWS - 1, failedCount: 1 },
        end: { status: 'DONE', operationStatus: 'FAILED' },
      });
      expect(await find(id)).toMatchObject({ doneCount: ROWS - 1, failedCount: 1, status: 'DONE' });
    });

    it('reads the head once for each action, and once to find the project queue empty', async () => {
      const ids = [await submit(), await submit(), await submit()];
      const reads = jest.spyOn(service.actions, 'headOfQueue');
      await work();

      expect(reads).toHaveBeenCalledTimes(ids.length + 1);
      expect(await service.headOf(PROJECT)).toBeNull();
    });

    it('leaves the lease to the next one when the project queue is empty', async () => {
      await submit();
      await work();
      await submit();

      expect(await otherWorker().acquire(PROJECT)).not.toBeNull();
    });

    it('leaves no action that is accepted while the last one ends without a worker', async () => {
      await submit();
      const { lease, head } = await service.acquire(PROJECT);
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const others = begun.then(() => submit()).then(() => otherWorker().acquire(PROJECT));
      const chunk = await service.chunks.nextPending(head.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(head, chunk);
      const ready = { chunk, preparation: { prepared } };
      const action = await service.runner.run(lease, head, ready);
      begin();
      const next = await service.finisher.finish(lease, action);

      expect([next, await others].filter((found) => found !== null)).toHaveLength(1);
    });

    it('pauses after a fault, goes on where it stopped and retries the chunk', async () => {
      const id = await submit();
      workers.afterNext = () => Promise.reject(new Error('A fault that passes'));
      await work();

      expect(kinds()).toEqual(['action-started', 'chunk-retried', 'queue-paused']);
      expect(events[1]).toMatchObject({ reason: 'fault', action: { id } });
      expect(events[2]).toMatchObject({ projectId: PROJECT, action: { id } });
      await work();
      expect(await find(id)).toMatchObject({ status: 'DONE', failedCount: 1 });
    });

    it('writes nothing more once another worker has taken over', async () => {
      const id = await submit();
      workers.afterNext = async () => {
        await service.transactions.run((tx) => service.leases.releaseAll(tx));
        expect(await otherWorker().acquire(PROJECT)).not.toBeNull();
      };
      await work();

      expect(kinds()).toEqual(['action-started', 'lease-taken-over']);
      expect(await find(id)).toMatchObject({ status: 'ENQUEUED', doneCount: 0, failedCount: 0 });
      expect(await service.holder.acquire(PROJECT)).toBeNull();
    });

    it('goes on although a listener throws at every event', async () => {
      service.events.subscribe(() => {
        throw new Error('This listener is broken');
      });
      const id = await submit();
      await work();

      expect(await find(id)).toMatchObject({ status: 'DONE' });
    });
  });
}
