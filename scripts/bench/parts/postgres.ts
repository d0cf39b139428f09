import { findPostgresBinaries } from '../../postgres-binaries.js';
import { PostgresProcess } from '../../support/postgres-process.js';
import { hasRedis, RedisServer } from '../../support/redis-server.js';
import { BenchService } from '../bench-service.js';
import type { HttpClient } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork, codeOf } from '../workload.js';

const PART = 'postgres: W to DONE';
const IMPORTED_AT_ONCE = 50_000;
/** PostgreSQL's own 128 MB are meant for any machine. Durability stays as it comes: fsync is on. */
const SETTINGS = ['shared_buffers=512MB', 'max_wal_size=2GB'];

/** W on PostgreSQL with Redis, in turns with W on the embedded default. Both imported their vouchers. */
export const postgresPart: Part = async (options) => {
  if (!hasRedis() || findPostgresBinaries() === undefined) {
    return [{ part: PART, service: 'not measured: no PostgreSQL or no redis-server' }];
  }
  const redis = await RedisServer.start();
  try {
    return await besidePostgres(redis.url, options);
  } finally {
    await redis.dispose();
  }
};

async function besidePostgres(redisUrl: string, options: BenchOptions): Promise<ResultLine[]> {
  const postgres = await PostgresProcess.start(SETTINGS);
  try {
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redisUrl };
    const use = (onPostgres: BenchService) =>
      BenchService.with(0, (embedded) => compare(onPostgres.client, embedded.client, options));
    return await BenchService.with(0, use, { env });
  } finally {
    await postgres.dispose();
  }
}

async function compare(
  onPostgres: HttpClient,
  embedded: HttpClient,
  { runs, size }: BenchOptions,
): Promise<ResultLine[]> {
  await importVouchers(onPostgres, size.vouchers);
  await importVouchers(embedded, size.vouchers);
  const taken = { postgres: [] as number[], embedded: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const work = bulkWork(run, size.items, size.vouchers);
    const { doneMs: postgresMs } = await onPostgres.runJob(work);
    const { doneMs: embeddedMs } = await embedded.runJob(work);
    // Run 0 warms up.
    if (run > 0) taken.postgres.push(postgresMs);
    if (run > 0) taken.embedded.push(embeddedMs);
  }
  return [
    {
      part: PART,
      service: ms(median(taken.postgres)),
      floor: `${ms(median(taken.embedded))} embedded`,
      ratio: times(median(taken.postgres) / median(taken.embedded)),
      budget: `at most ${times(1.5)}`,
      spread: `${spread(taken.postgres)}; embedded ${spread(taken.embedded)}`,
    },
  ];
}

async function importVouchers(client: HttpClient, count: number): Promise<void> {
  for (let from = 0; from < count; from += IMPORTED_AT_ONCE) {
    const length = Math.min(IMPORTED_AT_ONCE, count - from);
    const vouchers = Array.from({ length }, (_, at) => ({
      code: codeOf(from + at + 1),
      discount: { type: 'PERCENT', percent_off: 10 },
      metadata: { batch: 'spring', source: 'load' },
    }));
    const body = Buffer.from(JSON.stringify(vouchers));
    await client.runJob({ body, itemCount: length, failCount: 0 }, '/v1/vouchers/import');
  }
}
