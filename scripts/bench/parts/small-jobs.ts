import { BenchService } from '../bench-service.js';
import { FloorProcess } from '../floor/floor-process.js';
import type { HttpClient } from '../http-client.js';
import type { Part, ResultLine } from '../part.js';
import { median, ms, percentile, perSecond, spread, times } from '../statistics.js';
import { bulkWork } from '../workload.js';

const CLIENTS = 8;
const JOBS_OF_ONE = 25;
const ROWS = 100;
const VOUCHERS = 10_000;
const MIN_RATE = 250;
const MAX_ACCEPT_MS = 50;

interface Measured {
  /** Jobs that ended, per second. */
  readonly rate: number;
  /** Of each 202, in milliseconds. */
  readonly accepted: readonly number[];
}

/** Many small jobs from some clients at once: service and floor in turns. */
export const smallJobsPart: Part = ({ runs }) =>
  BenchService.with(VOUCHERS, (service) =>
    FloorProcess.with(VOUCHERS, async (floor) => {
      const measured = { service: [] as Measured[], floor: [] as Measured[] };
      // Run 0 warms both up and does not count.
      for (let run = 0; run <= runs; run += 1) {
        const ofService = await sendAll(service.client, run);
        const ofFloor = await sendAll(floor.client, run);
        if (run > 0) measured.service.push(ofService);
        if (run > 0) measured.floor.push(ofFloor);
      }
      return [rateLine(measured.service, measured.floor), acceptLine(measured)];
    }),
  );

async function sendAll(client: HttpClient, run: number): Promise<Measured> {
  const { body } = bulkWork(run, ROWS, VOUCHERS);
  const accepted: number[] = [];
  const begin = performance.now();
  const sendOnes = async (): Promise<string> => {
    let last = '';
    for (let job = 0; job < JOBS_OF_ONE; job += 1) {
      const sent = performance.now();
      last = await client.submit('/v1/vouchers/bulk/async', body);
      accepted.push(performance.now() - sent);
    }
    return last;
  };
  const last = await Promise.all(Array.from({ length: CLIENTS }, sendOnes));
  for (const id of last) await client.awaitJob(id);
  const seconds = (performance.now() - begin) / 1_000;
  return { rate: (CLIENTS * JOBS_OF_ONE) / seconds, accepted };
}

function rateLine(service: readonly Measured[], floor: readonly Measured[]): ResultLine {
  const [ofService, ofFloor] = [service, floor].map((runs) => runs.map(({ rate }) => rate));
  if (ofService === undefined || ofFloor === undefined) throw new Error('Nothing was measured');
  return {
    part: `small jobs: ${ROWS} rows, ${CLIENTS} clients`,
    service: perSecond(median(ofService), 'jobs'),
    floor: perSecond(median(ofFloor), 'jobs'),
    ratio: times(median(ofService) / median(ofFloor)),
    budget: `at least ${perSecond(MIN_RATE, 'jobs')}`,
    spread: `${spread(ofService, 'jobs/s')}; floor ${spread(ofFloor, 'jobs/s')}`,
  };
}

function acceptLine({
  service,
  floor,
}: Record<'service' | 'floor', readonly Measured[]>): ResultLine {
  const p99 = (runs: readonly Measured[]) =>
    percentile(
      runs.flatMap(({ accepted }) => [...accepted]),
      0.99,
    );
  return {
    part: 'small jobs: 202, p99',
    service: ms(p99(service)),
    floor: ms(p99(floor)),
    budget: `at most ${ms(MAX_ACCEPT_MS)}`,
  };
}
