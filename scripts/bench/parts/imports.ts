import { BenchService } from '../bench-service.js';
import { FloorProcess } from '../floor/floor-process.js';
import type { HttpClient, JobTimes } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, ms, perSecond, spread, times } from '../statistics.js';
import type { Work } from '../workload.js';

const ROWS = 50_000;
const MAX_ACCEPT_MS = 600;
const MIN_RATE = 0.6;
/** Shares no factor with the number of rows, so that the codes come unordered and each once. */
const STRIDE = 7_919;

/** An import into an empty project: service and floor in turns. */
export const importsPart: Part = (options) =>
  BenchService.with(0, (service) =>
    FloorProcess.with(0, async (floor) => {
      const runs = { service: [] as JobTimes[], floor: [] as JobTimes[] };
      const rows = rowsOf(options);
      // Run 0 warms both up and does not count.
      for (let run = 0; run <= options.runs; run += 1) {
        const work = importWork(run, rows);
        const measure = (client: HttpClient) => client.runJob(work, '/v1/vouchers/import');
        const ofService = await measure(service.client);
        const ofFloor = await measure(floor.client);
        if (run > 0) runs.service.push(ofService);
        if (run > 0) runs.floor.push(ofFloor);
      }
      return [acceptLine(rows, runs.service, runs.floor), rateLine(rows, runs.service, runs.floor)];
    }),
  );

const rowsOf = ({ size }: BenchOptions): number => (size.isQuick ? ROWS / 10 : ROWS);

function importWork(run: number, rows: number): Work {
  const vouchers = Array.from({ length: rows }, (_, at) => ({
    code: `IMPORT-${run}-${String((at * STRIDE) % rows).padStart(6, '0')}`,
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 10 },
    metadata: { batch: 'import', place: at },
  }));
  return { body: Buffer.from(JSON.stringify(vouchers)), itemCount: rows, failCount: 0 };
}

function acceptLine(
  rows: number,
  service: readonly JobTimes[],
  floor: readonly JobTimes[],
): ResultLine {
  const [ofService, ofFloor] = [service, floor].map((runs) => runs.map((run) => run.acceptMs));
  if (ofService === undefined || ofFloor === undefined) throw new Error('Nothing was measured');
  return {
    part: `import: ${rows.toLocaleString('en')} rows to 202`,
    service: ms(median(ofService)),
    floor: ms(median(ofFloor)),
    ratio: times(median(ofService) / median(ofFloor)),
    budget: `at most ${ms(MAX_ACCEPT_MS)}`,
    spread: `${spread(ofService)}; floor ${spread(ofFloor)}`,
  };
}

function rateLine(
  rows: number,
  service: readonly JobTimes[],
  floor: readonly JobTimes[],
): ResultLine {
  const rates = (runs: readonly JobTimes[]) => runs.map(({ doneMs }) => (rows / doneMs) * 1_000);
  return {
    part: 'import: rate to DONE',
    service: perSecond(median(rates(service)), 'rows'),
    floor: perSecond(median(rates(floor)), 'rows'),
    ratio: times(median(rates(service)) / median(rates(floor))),
    budget: `at least ${times(MIN_RATE)}`,
    spread: `${spread(rates(service), 'rows/s')}; floor ${spread(rates(floor), 'rows/s')}`,
  };
}
