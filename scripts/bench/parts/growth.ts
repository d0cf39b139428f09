import { BenchService } from '../bench-service.js';
import type { Part } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork } from '../workload.js';

const FACTOR = 5;

/** W in five times as many vouchers, in turns with W in the usual number. */
export const growthPart: Part = ({ runs, size }) =>
  BenchService.with(size.vouchers, (usual) =>
    BenchService.with(size.vouchers * FACTOR, async (grown) => {
      const taken = { usual: [] as number[], grown: [] as number[] };
      for (let run = 0; run <= runs; run += 1) {
        const inUsual = bulkWork(run, size.items, size.vouchers);
        const inGrown = bulkWork(run, size.items, size.vouchers * FACTOR);
        const { doneMs: usualMs } = await usual.client.runJob(inUsual);
        const { doneMs: grownMs } = await grown.client.runJob(inGrown);
        // Run 0 warms up.
        if (run > 0) taken.usual.push(usualMs);
        if (run > 0) taken.grown.push(grownMs);
      }
      return [
        {
          part: `growth: W in ${(size.vouchers * FACTOR).toLocaleString('en')}`,
          service: ms(median(taken.grown)),
          floor: `${ms(median(taken.usual))} in ${size.vouchers.toLocaleString('en')}`,
          ratio: times(median(taken.grown) / median(taken.usual)),
          budget: `at most ${times(2)}`,
          spread: `${spread(taken.grown)}; usual ${spread(taken.usual)}`,
        },
      ];
    }),
  );
