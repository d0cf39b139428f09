import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { seek } from '../../src/async-actions/code-range.js';
import { CodeSearch } from '../../src/async-actions/finding/code-search.js';
import { TypeormCodeIndex } from '../../src/async-actions/storage/typeorm-code-index.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { aNewAction } from '../factories/actions.js';
import { codeOf } from '../factories/bulk-items.js';
import { aChunk } from '../factories/chunks.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
const ALL = { limit: 100, before: 1_000_000 };

/** What the search for the jobs of a code promises on every database. */
export function codeSearchContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the search for a code: ${name}`, () => {
    let service: BulkUpdates;
    let codes: TypeormCodeIndex;
    let search: CodeSearch;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      codes = new TypeormCodeIndex(service.database);
      search = new CodeSearch(service.actions, codes);
    });

    afterEach(() => service.dispose());

    const submit = (...sent: string[]) =>
      service.submit(
        PROJECT,
        sent.map((code) => ({ code, metadata: { tags: ['x', 'hidden', 'y'] } })),
      );
    const find = async (code: string, page: Partial<typeof ALL> = {}) => {
      const { actions, goesOnBehind } = await search.find(PROJECT, code, { ...ALL, ...page });
      return { ids: actions.map(({ id }) => id), goesOnBehind };
    };
    const idsOf = async (code: string) => (await find(code)).ids;

    it('finds each job with a row of the code, newest first, and no other', async () => {
      const first = await submit('b', 'd', 'f');
      await submit('a', 'c', 'g');
      const third = await submit('d', 'd');
      await service.submit('other', [{ code: 'd', metadata: {} }]);
      expect(await idsOf('d')).toEqual([third, first]);
      expect(await idsOf('e')).toEqual([]);
    });

    it('takes no code for a text in the metadata of another', async () => {
      await submit('a', 'z');
      expect(await idsOf('hidden')).toEqual([]);
    });

    it.each([
      ['empty', ''],
      ['long', 'x'.repeat(200)],
      ['of other letters', 'žluťoučký-кот-猫-😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀'],
      ['with quotes and backslashes', '"\\","'],
      ['that no database can keep', 'a\0b'],
    ])('finds a code that is %s, among others that begin like it', async (_, code) => {
      const alone = await submit(code);
      const among = await submit(`${code}a`, code, `${code}z`, 'm');
      await submit(`${code}a`, `${code}z`);
      expect(await idsOf(code)).toEqual([among, alone]);
    });

    it('finds each code of a job of many chunks, and reads the rows of one of them', async () => {
      const numbers = Array.from({ length: 9_000 }, (_, at) => at * 2);
      const job = await submit(...numbers.map((number) => `N-${number}`));
      for (const number of [0, 2, 1998, 4_000, 9_998, 17_998]) {
        expect(await idsOf(`N-${number}`)).toEqual([job]);
        expect(await idsOf(`N-${number + 1}`)).toEqual([]);
        const sought = seek(`N-${number + 1}`);
        const before = { sequence: ALL.before, actionId: '', number: 0 };
        const candidates = await codes.candidates(PROJECT, sought, { before, limit: 10 });
        expect(candidates.length).toBeLessThanOrEqual(1);
      }
    });

    it('finds the retry, the undo and the purge that came to the code', async () => {
      await service.addVouchers(PROJECT, 3);
      const jobs = new JobsToUndo(service, PROJECT);
      const rows = [0, 1].map((n) => ({ code: codeOf(n), metadata: { gone: n } }));
      const job = await jobs.run(rows);
      const undo = await jobs.undo(job);
      const body = JSON.stringify({ codes: [codeOf(1)], metadata: { gone: 1 } });
      const again = await jobs.run(body, { type: METADATA_UPDATE });
      const properties = JSON.stringify({ gone: { type: 'number' } });
      const { id: schemaId } = await service.schemas.create(PROJECT, 'voucher', { properties });
      await service.schemas.update(PROJECT, schemaId, { properties: '{"gone":{"deleted":true}}' });
      const request = { principal: principalOf(PROJECT), requestId: 'v-1', schemaId, key: 'gone' };
      const { actionId: purge } = await service.purges.start({ ...request, options: {} });
      await jobs.ended(purge);

      expect(await idsOf(codeOf(0))).toEqual([undo.id, job.id]);
      expect(await idsOf(codeOf(1))).toEqual([purge, again.id, undo.id, job.id]);
      expect(await idsOf(codeOf(2))).toEqual([]);
    });

    it('cuts pages between jobs, and takes those that pass the other filters', async () => {
      const ids = [];
      for (let at = 0; at < 5; at += 1) ids.unshift(await submit('a', 'b', 'c'));
      expect(await find('b', { limit: 2 })).toEqual({
        ids: ids.slice(0, 2),
        goesOnBehind: ids[1],
      });
      const second = await service.actions.findById(ids[1] ?? '');
      expect(await find('b', { limit: 3, before: second?.sequence })).toEqual({
        ids: ids.slice(2),
        goesOnBehind: null,
      });
      const none = await search.find(PROJECT, 'b', { ...ALL, statuses: ['DONE'] });
      expect(none).toEqual({ actions: [], goesOnBehind: null });
    });

    it('stops when it has looked at enough, and goes on from there without a gap', async () => {
      const oldest = await submit('a', 'b', 'c');
      await service.transactions.run(async (tx) => {
        for (let at = 0; at < 520; at += 1) {
          const action = aNewAction({ projectId: PROJECT });
          await service.actions.insert(tx, action);
          await service.chunks.insert(tx, action.id, [aChunk([1, 'a', {}], [2, 'c', {}])]);
        }
      });
      const first = await find('b');
      expect(first.ids).toEqual([]);
      const behind = await service.actions.findById(first.goesOnBehind ?? '');
      const rest = await find('b', { before: behind?.sequence });
      expect(rest).toEqual({ ids: [oldest], goesOnBehind: null });
    });

    it('finds no job whose rows are not kept any more', async () => {
      const job = await submit('a', 'b');
      await service.transactions.run((tx) => service.chunks.deleteAll(tx, job));
      expect(await idsOf('a')).toEqual([]);
    });
  });
}
