import { BenchService } from '../bench-service.js';
import type { Part } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork, codeOf } from '../workload.js';

const TEXT = { type: 'string', minLength: 3, maxLength: 40 };

/** A schema that every row of W keeps. */
const SCHEMA = {
  related_object: 'voucher',
  properties: { team: TEXT, lot: TEXT, shop: TEXT, tag: TEXT, no: { type: 'number', gt: 0 } },
};

const BREACH = Buffer.from(JSON.stringify([{ code: codeOf(1), metadata: { team: 1 } }]));

/** What a metadata schema costs: W in a project with one and in a project without, in turns. */
export const schemaPart: Part = ({ runs, size }) =>
  BenchService.with(size.vouchers, (free) =>
    BenchService.with(size.vouchers, async (bound) => {
      await bound.client.send('POST', '/v1/metadata-schemas', Buffer.from(JSON.stringify(SCHEMA)));
      // The schema must be in force: this row breaks it.
      await bound.client.runJob({ body: BREACH, itemCount: 1, failCount: 1 });
      const taken = { free: [] as number[], bound: [] as number[] };
      for (let run = 0; run <= runs; run += 1) {
        const work = bulkWork(run, size.items, size.vouchers);
        const { doneMs: freeMs } = await free.client.runJob(work);
        const { doneMs: boundMs } = await bound.client.runJob(work);
        // Run 0 warms up.
        if (run > 0) taken.free.push(freeMs);
        if (run > 0) taken.bound.push(boundMs);
      }
      return [
        {
          part: 'schema: W with and without one',
          service: ms(median(taken.bound)),
          floor: `${ms(median(taken.free))} without`,
          ratio: times(median(taken.bound) / median(taken.free)),
          budget: `at most ${times(1.3)}`,
          spread: `${spread(taken.bound)}; without ${spread(taken.free)}`,
        },
      ];
    }),
  );
