import type { JobTimes } from '../http-client.js';
import { comparedLine, inTurns } from '../in-turns.js';
import type { Part } from '../part.js';
import { ms, times } from '../statistics.js';
import type { Work } from '../workload.js';

const ROWS = 50_000;
const MAX_ACCEPT_MS = 600;
const MIN_RATE = 0.6;
/** Shares no factor with the number of rows, so that the codes come unordered and each once. */
const STRIDE = 7_919;

/** An import into an empty project. */
export const importsPart: Part = async ({ runs, size }) => {
  const rows = size.isQuick ? ROWS / 10 : ROWS;
  const both = await inTurns({ vouchers: 0, runs }, (client, run) =>
    client.runJob(importWork(run, rows), '/v1/vouchers/import'),
  );
  return [
    comparedLine(`import: ${rows.toLocaleString('en')} rows to 202`, both, {
      of: ({ acceptMs }: JobTimes) => acceptMs,
      budget: `at most ${ms(MAX_ACCEPT_MS)}`,
    }),
    comparedLine('import: rate to DONE', both, {
      of: ({ doneMs }: JobTimes) => (rows / doneMs) * 1_000,
      unit: 'rows',
      budget: `at least ${times(MIN_RATE)}`,
    }),
  ];
};

function importWork(run: number, rows: number): Work {
  const vouchers = Array.from({ length: rows }, (_, at) => ({
    code: `IMPORT-${run}-${String((at * STRIDE) % rows).padStart(6, '0')}`,
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 10 },
    metadata: { batch: 'import', place: at },
  }));
  return { body: Buffer.from(JSON.stringify(vouchers)), itemCount: rows, failCount: 0 };
}
