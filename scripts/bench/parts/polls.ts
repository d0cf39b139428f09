import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { BenchService } from '../bench-service.js';
import type { Part } from '../part.js';
import { median, perSecond, spread } from '../statistics.js';
import { bulkWork } from '../workload.js';

const CONNECTIONS = 10;
const SECONDS = 4;
const VOUCHERS = 1_000;

const run = promisify(execFile);

/** How often the state of a finished job can be asked for, by a load generator in its own process. */
export const pollsPart: Part = ({ runs }) =>
  BenchService.with(VOUCHERS, async ({ process, client }) => {
    const { id } = await client.runJob(bulkWork(0, VOUCHERS, VOUCHERS));
    const rates: number[] = [];
    for (let round = 0; round < runs; round += 1) {
      rates.push(await pollRate(`${process.url}/v1/async-actions/${id}`, process.key));
    }
    return [
      {
        part: 'polls: GET of an action',
        service: perSecond(median(rates), 'requests'),
        budget: 'at least 8,000 requests/s',
        spread: spread(rates, 'requests/s'),
      },
    ];
  });

async function pollRate(url: string, key: { appId: string; appToken: string }): Promise<number> {
  const program = createRequire(import.meta.url).resolve('autocannon');
  const { stdout } = await run(process.execPath, [
    program,
    '--json',
    ...['--connections', String(CONNECTIONS), '--duration', String(SECONDS)],
    ...['--headers', `x-app-id=${key.appId}`, '--headers', `x-app-token=${key.appToken}`],
    url,
  ]);
  const result = JSON.parse(stdout) as { requests: { average: number }; non2xx: number };
  if (result.non2xx > 0) throw new Error(`${result.non2xx} polls were refused`);
  return result.requests.average;
}
