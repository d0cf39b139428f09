import { BenchService } from '../bench-service.js';
import type { Part, ResultLine } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork, type Work } from '../workload.js';

const BULK = '/v1/vouchers/bulk/async';

/** What is done with W beside the plain job, and how long it may take in times of that. */
const KINDS = {
  undo: { part: 'control: undo of W', budget: 1.3 },
  dryRun: { part: 'control: dry run of W', budget: undefined },
  whole: { part: 'control: W written as a whole', budget: undefined },
} as const;

type Kind = keyof typeof KINDS;

/** Undo, dry run and all or nothing of W, each in turns with the plain job. */
export const controlPart: Part = ({ runs, size }) =>
  BenchService.with(size.vouchers, async ({ client }) => {
    const plain: number[] = [];
    const taken: Record<Kind, number[]> = { undo: [], dryRun: [], whole: [] };
    for (let run = 0; run <= runs; run += 1) {
      const work = bulkWork(run, size.items, size.vouchers);
      const { id, doneMs } = await client.runJob(work);
      const undo = await client.timeAction(`/v1/async-actions/${id}/undo`);
      const { doneMs: dryRun } = await client.runJob(work, `${BULK}?dry_run=true`);
      const good = withoutUnknown(work);
      const { doneMs: whole } = await client.runJob(good, `${BULK}?on_error=all_or_nothing`);
      // Run 0 warms up.
      if (run === 0) continue;
      plain.push(doneMs);
      taken.undo.push(undo);
      taken.dryRun.push(dryRun);
      taken.whole.push(whole);
    }
    return (Object.keys(KINDS) as Kind[]).map((kind) => lineOf(kind, taken[kind], plain));
  });

/** A row that fails would end the job before anything is written. */
function withoutUnknown(work: Work): Work {
  const items = (JSON.parse(work.body.toString()) as { code: string }[]).filter(
    ({ code }) => !code.startsWith('NOBODY'),
  );
  return { body: Buffer.from(JSON.stringify(items)), itemCount: items.length, failCount: 0 };
}

function lineOf(kind: Kind, taken: readonly number[], plain: readonly number[]): ResultLine {
  const { part, budget } = KINDS[kind];
  return {
    part,
    service: ms(median(taken)),
    floor: `${ms(median(plain))} plain`,
    ratio: times(median(taken) / median(plain)),
    ...(budget !== undefined && { budget: `at most ${times(budget)}` }),
    spread: `${spread(taken)}; plain ${spread(plain)}`,
  };
}
