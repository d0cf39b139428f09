import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RunnerEvents } from '../../src/async-actions/runner/runner-events.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormProgressStore } from '../../src/async-actions/storage/typeorm-progress-store.js';
import { ActionWatch } from '../../src/async-actions/watch/action-watch.js';
import { TICK_MS } from '../../src/async-actions/watch/look-loop.js';
import { aNewAction, anEnd } from '../factories/actions.js';
import { eventually, pause } from '../support/eventually.js';
import { countLookUps, type OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'proj_a';

/** What those hear who follow and await actions, on every database. */
export function actionWatchContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the watch over actions: ${name}`, () => {
    let opened: OpenDatabase;
    let actions: TypeormActionStore;
    let watch: ActionWatch;
    let unwatch: (() => void)[];

    beforeEach(async () => {
      opened = await open();
      actions = new TypeormActionStore(opened.database);
      watch = new ActionWatch(new TypeormProgressStore(opened.database), new RunnerEvents());
      watch.onModuleInit();
      unwatch = [];
    });

    afterEach(async () => {
      unwatch.forEach((stop) => stop());
      await pause(2 * TICK_MS);
      await opened.dispose();
    });

    async function insert(): Promise<string> {
      const action = aNewAction();
      await opened.database.transactions.run((tx) => actions.insert(tx, action));
      return action.id;
    }

    const end = (id: string) =>
      opened.database.transactions.run((tx) => actions.end(tx, id, anEnd()));
    const advance = (id: string, done: number) =>
      opened.database.transactions.run((tx) =>
        actions.advance(tx, id, { done, failed: 0, nowMs: 1_000 }),
      );

    it('is one statement a tick, however many wait, and tells each of the end it awaits', async () => {
      const ids = [await insert(), await insert(), await insert()];
      const ended: string[] = [];
      for (let n = 0; n < 10_000; n += 1) {
        const id = ids[n % ids.length] ?? '';
        unwatch.push(watch.watchAction(id, { onEnded: () => ended.push(id) }));
      }
      const looks = await countLookUps(opened.database, () => pause(8 * TICK_MS));
      expect(looks).toBeGreaterThan(0);
      expect(looks).toBeLessThanOrEqual(10);

      await end(ids[1] ?? '');
      await eventually('all have heard', () => ended.length === 3_333);
      expect(new Set(ended)).toEqual(new Set([ids[1]]));
    });

    it('is no statement when nobody is interested any more', async () => {
      const stop = watch.watchAction(await insert(), { onEnded: () => undefined });
      await pause(2 * TICK_MS);
      stop();
      await pause(2 * TICK_MS);
      expect(await countLookUps(opened.database, () => pause(4 * TICK_MS))).toBe(0);
    });

    it('tells those who follow an action how it stands, and once that it has ended', async () => {
      const id = await insert();
      const heard: (number | string)[] = [];
      unwatch.push(
        watch.watchAction(id, {
          onSeen: ({ action }) => heard.push(action.doneCount),
          onEnded: () => heard.push('ended'),
        }),
      );
      await eventually('it was seen', () => heard.includes(0));
      await advance(id, 4);
      await eventually('it was seen to go on', () => heard.includes(4));
      await end(id);
      await eventually('its end was seen', () => heard.includes('ended'));
      await pause(2 * TICK_MS);
      expect([...new Set(heard)]).toEqual([0, 4, 'ended']);
      expect(heard.filter((one) => one === 'ended')).toHaveLength(1);
    });

    it('tells those who follow a project of its head and of its last place', async () => {
      const [first, second] = [await insert(), await insert()];
      const heads: (string | undefined)[] = [];
      const places: number[] = [];
      unwatch.push(
        watch.watchProject(PROJECT, {
          onHead: (head) => heads.push(head?.action.id),
          onEnds: (place) => places.push(place),
        }),
      );
      await eventually('the first is seen', () => heads.includes(first));
      await end(first);
      await eventually('the second is seen', () => heads.includes(second));
      await end(second);
      await eventually('none is seen', () => heads.includes(undefined));
      expect([...new Set(heads)]).toEqual([first, second, undefined]);
      expect([...new Set(places)]).toEqual([...new Set(places)].sort());
      expect(places.at(-1)).toBe(2);
    });
  });
}
