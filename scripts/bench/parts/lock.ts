import { BenchService } from '../bench-service.js';
import type { Part, ResultLine } from '../part.js';
import { median, ms, percentile, spread } from '../statistics.js';
import { bulkWork } from '../workload.js';

const BUDGET = 'at most 60.0 ms';

/** How long one transaction holds SQLite's write lock while W is accepted, and while it is applied. */
export const lockPart: Part = ({ runs, size }) =>
  BenchService.with(size.vouchers, async (service) => {
    const accepting: number[][] = [];
    const applying: number[][] = [];
    for (let run = 0; run <= runs; run += 1) {
      const { body } = bulkWork(run, size.items, size.vouchers);
      await service.writeLockMs();
      const id = await service.client.submit('/v1/vouchers/bulk/async', body);
      const whileAccepted = await service.writeLockMs();
      await service.client.awaitJob(id);
      const whileApplied = await service.writeLockMs();
      // Run 0 warms up.
      if (run > 0) accepting.push(whileAccepted);
      if (run > 0) applying.push(whileApplied);
    }
    return [
      lockLine('while W is accepted', accepting),
      lockLine('while W is applied', applying),
      {
        part: 'lock: held while W is applied, p50',
        service: ms(median(applying.flat())),
        spread: `${applying.flat().length} transactions`,
      },
    ];
  });

function lockLine(when: string, holdsByRun: readonly number[][]): ResultLine {
  const longest = holdsByRun.map((holds) => percentile(holds, 1));
  return {
    part: `lock: held ${when}, max`,
    service: ms(percentile(longest, 1)),
    budget: BUDGET,
    spread: `${spread(longest)} by run`,
  };
}
