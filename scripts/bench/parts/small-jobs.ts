import type { HttpClient } from '../http-client.js';
import { comparedLine, inTurns, type Both } from '../in-turns.js';
import type { Part, ResultLine } from '../part.js';
import { ms, percentile, perSecond } from '../statistics.js';
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

/** Many small jobs from some clients at once. */
export const smallJobsPart: Part = async ({ runs }) => {
  const both = await inTurns({ vouchers: VOUCHERS, runs }, sendAll);
  return [
    comparedLine(`small jobs: ${ROWS} rows, ${CLIENTS} clients`, both, {
      of: ({ rate }: Measured) => rate,
      unit: 'jobs',
      budget: `at least ${perSecond(MIN_RATE, 'jobs')}`,
    }),
    acceptLine(both),
  ];
};

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

function acceptLine({ service, floor }: Both<Measured>): ResultLine {
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
