import { parseArgs } from 'node:util';
import type { BenchOptions, Part, ResultLine } from './part.js';
import { controlPart } from './parts/control.js';
import { findJobsPart } from './parts/find-jobs.js';
import { growthPart } from './parts/growth.js';
import { hostilePart } from './parts/hostile.js';
import { importsPart } from './parts/imports.js';
import { comparedPart, sharedSeries } from './parts/job-series.js';
import { listPart } from './parts/list.js';
import { lockPart } from './parts/lock.js';
import { memoryPart } from './parts/memory.js';
import { postgresPart } from './parts/postgres.js';
import { queuePart } from './parts/queue.js';
import { ratesPart } from './parts/rates.js';
import { schemaPart } from './parts/schema.js';
import { sidePart } from './parts/side.js';
import { singlesPart } from './parts/singles.js';
import { smallJobsPart } from './parts/small-jobs.js';
import { typicalPart } from './parts/typical.js';
import { resultTable } from './result-table.js';

/** The standard work W, and the small one of `--quick`. */
const FULL = { vouchers: 200_000, items: 76_000, isQuick: false };
const QUICK = { vouchers: 20_000, items: 7_600, isQuick: true };

const series = sharedSeries();

const PARTS: Record<string, Part> = {
  accept: comparedPart(series, { part: 'accept: W to 202', time: 'acceptMs', budget: 1.3 }),
  job: comparedPart(series, { part: 'job: W to DONE', time: 'doneMs', budget: 1.25 }),
  control: controlPart,
  side: sidePart,
  lock: lockPart,
  memory: memoryPart,
  list: listPart,
  'find-jobs': findJobsPart,
  schema: schemaPart,
  growth: growthPart,
  singles: singlesPart,
  'small-jobs': smallJobsPart,
  import: importsPart,
  rates: ratesPart,
  typical: typicalPart(series),
  hostile: hostilePart,
  queue: queuePart,
  postgres: postgresPart,
};

/** Measures all parts, or the one of `--part`, and prints one table. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      part: { type: 'string' },
      runs: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1 || runs > 900) throw new Error('--runs takes 1 to 900');
  const options: BenchOptions = { runs, size: values.quick ? QUICK : FULL };
  const lines: ResultLine[] = [];
  for (const [name, part] of partsOf(values.part)) {
    console.error(`measuring ${name} ...`);
    lines.push(...(await part(options)));
  }
  console.log(`\nNode ${process.version}, ${runs} runs\n\n${resultTable(lines)}`);
}

function partsOf(name: string | undefined): [string, Part][] {
  const all = Object.entries(PARTS);
  const chosen = all.filter(([each]) => name === undefined || each === name);
  if (chosen.length > 0) return chosen;
  throw new Error(`--part takes one of ${Object.keys(PARTS).join(', ')}`);
}

main().catch((error: unknown) => {
  console.error(`The benchmark failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
