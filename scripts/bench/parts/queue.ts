import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { hasRedis, RedisServer } from '../../support/redis-server.js';
import { BenchService } from '../bench-service.js';
import type { Part } from '../part.js';
import { percentile } from '../statistics.js';
import { bulkWork } from '../workload.js';

const PART = 'queue: one job of W in Redis';
const QUEUED = 10;
const LOOK_EVERY_MS = 20;
/** The key of a job in Bull ends with the id that the service gave it. */
const JOB_KEY = /:[0-9a-f-]{36}$/;

/** Bytes that a job and its lock take in Redis, as Redis counts them, while ten of W wait and run. */
export const queuePart: Part = async ({ size }) => {
  if (!hasRedis()) return [{ part: PART, service: 'not measured: no redis-server' }];
  const server = await RedisServer.start();
  const redis = new Redis(server.url);
  try {
    const use = async ({ client }: BenchService) => {
      const bodies = Array.from({ length: QUEUED }, (_, run) => {
        return bulkWork(run, size.items, size.vouchers).body;
      });
      return lookWhile(redis, async () => {
        let last = '';
        for (const body of bodies) last = await client.submit('/v1/vouchers/bulk/async', body);
        await client.awaitJob(last);
      });
    };
    const looks = await BenchService.with(size.vouchers, use, { env: { REDIS_URL: server.url } });
    const bytes = looks.flat();
    const atOnce = Math.max(...looks.map((look) => look.length));
    return [
      {
        part: PART,
        service: `${percentile(bytes, 1).toLocaleString('en')} bytes`,
        budget: 'at most 1,024 bytes',
        spread: `${Math.min(...bytes)} to ${Math.max(...bytes)} bytes; at most ${atOnce} at once`,
      },
    ];
  } finally {
    redis.disconnect();
    await server.dispose();
  }
};

/** The bytes of each job that is in Redis, look by look, until the work has ended. */
async function lookWhile(redis: Redis, work: () => Promise<void>): Promise<number[][]> {
  const looks: number[][] = [];
  const state = { isDone: false };
  const done = work().finally(() => (state.isDone = true));
  while (!state.isDone) {
    looks.push(await bytesOfJobs(redis));
    await sleep(LOOK_EVERY_MS);
  }
  await done;
  return looks;
}

async function bytesOfJobs(redis: Redis): Promise<number[]> {
  const bytes: number[] = [];
  const keys = await redis.keys('*');
  for (const key of keys.filter((each) => JOB_KEY.test(each))) {
    const own = await redis.memory('USAGE', key);
    const lock = await redis.memory('USAGE', `${key}:lock`);
    // A job that ended after the list of keys was made has no bytes any more.
    if (own !== null) bytes.push(own + (lock ?? 0));
  }
  return bytes;
}
