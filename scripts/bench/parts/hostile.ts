import { BenchService } from '../bench-service.js';
import { hostileBodies, NEIGHBOUR, type HostileBody } from '../hostile-bodies.js';
import type { HttpClient } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, ms, percentile, spread } from '../statistics.js';
import { minimalRows } from './minimal-rows.js';

const PATH = '/v1/vouchers/bulk/async';
const VOUCHERS = 1_000;
const QUICK_SHARE = 0.1;

/** Bodies that were made to hurt: each gets its answer, nobody waits for it, no other row is touched. */
export const hostilePart: Part = async (options) => {
  const lines = await BenchService.with(VOUCHERS, (service) => measureBodies(service, options));
  return [...lines, ...(await minimalRows(options))];
};

async function measureBodies(
  service: BenchService,
  { runs, size }: BenchOptions,
): Promise<ResultLine[]> {
  const lines: ResultLine[] = [];
  for (const body of hostileBodies(size.isQuick ? QUICK_SHARE : 1)) {
    const holds: number[] = [];
    const answers: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await service.maxHoldMs();
      answers.push(await sendHostile(service.client, body, `${body.name}, ${run}`));
      holds.push(await service.maxHoldMs());
    }
    lines.push({
      part: `hostile: ${body.name}`,
      service: `${body.status}, held ${ms(percentile(holds, 1))}`,
      budget: 'held at most 50.0 ms',
      spread: `${spread(holds)}; answered in ${ms(median(answers))}`,
    });
  }
  return lines;
}

/** The milliseconds to the answer. @throws Error when the answer or what became of a row is not as it must be */
async function sendHostile(client: HttpClient, body: HostileBody, mark: string): Promise<number> {
  const work = body.work(mark);
  const before = await neighbour(client);
  const begin = performance.now();
  const { status, body: answer } = await client.exchange('POST', PATH, work.body);
  const answerMs = performance.now() - begin;
  if (status !== body.status) throw new Error(`${body.name} was answered ${status}`);
  if (status === 202) {
    const { async_action_id: id } = JSON.parse(answer.toString()) as { async_action_id: string };
    const { failed_count: failed } = await client.awaitJob(id);
    if (failed !== work.failCount) throw new Error(`${body.name} failed ${failed} rows`);
  }
  const after = await neighbour(client);
  if (after !== (status === 202 ? mark : before)) {
    throw new Error(`${body.name} left its neighbour with ${String(after)}`);
  }
  return answerMs;
}

async function neighbour(client: HttpClient): Promise<unknown> {
  const { metadata } = await client.get<{ metadata: Record<string, unknown> }>(
    `/v1/vouchers/${NEIGHBOUR}`,
  );
  return metadata.mark;
}
