import { BenchService } from '../bench-service.js';
import type { HttpClient } from '../http-client.js';
import type { Part, ResultLine } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { codeOf } from '../workload.js';

const FEW = 10_000;
const MANY = 1_000_000;
const QUICK_MANY = 100_000;

/** The last voucher of the 999th page of ten, in the order of the codes. */
const BEFORE_PAGE_1000 = 9_990;

/** Pages of the list in few and in many vouchers, in turns. A page must not cost what it does not show. */
export const listPart: Part = ({ runs, size }) => {
  const count = size.isQuick ? QUICK_MANY : MANY;
  return BenchService.with(FEW, (few) =>
    BenchService.with(count, async (many) => {
      const lines: ResultLine[] = [];
      const [pagesOfFew, pagesOfMany] = [await pages(few.client), await pages(many.client)];
      for (const [at, { name, path }] of pagesOfFew.entries()) {
        const taken = { few: [] as number[], many: [] as number[] };
        for (let run = 0; run <= runs; run += 1) {
          const ofFew = await timeGet(few.client, path);
          const ofMany = await timeGet(many.client, pagesOfMany[at]?.path ?? path);
          // Run 0 warms up.
          if (run > 0) taken.few.push(ofFew);
          if (run > 0) taken.many.push(ofMany);
        }
        lines.push({
          part: `list: ${name}`,
          service: `${ms(median(taken.many))} in ${count.toLocaleString('en')}`,
          floor: `${ms(median(taken.few))} in ${FEW.toLocaleString('en')}`,
          ratio: times(median(taken.many) / median(taken.few)),
          budget: `at most ${times(3)}`,
          spread: spread(taken.many),
        });
      }
      return lines;
    }),
  );
};

async function pages(client: HttpClient): Promise<{ name: string; path: string }[]> {
  const orders = ['created_at', '-created_at', 'updated_at', '-updated_at', 'code', '-code'];
  const { id } = await client.get<{ id: string }>(`/v1/vouchers/${codeOf(BEFORE_PAGE_1000)}`);
  const queries = [
    ...orders.map((order) => [`first page by ${order}`, `limit=100&order=${order}`] as const),
    ['page 99', 'limit=100&page=99'],
    ['cursor page 1,000', `limit=10&order=code&starting_after_id=${id}`],
    ['page of a category', 'limit=100&category=category-3'],
  ] as const;
  return queries.map(([name, query]) => ({ name, path: `/v1/vouchers?${query}` }));
}

async function timeGet(client: HttpClient, path: string): Promise<number> {
  const begin = performance.now();
  await client.send('GET', path);
  return performance.now() - begin;
}
