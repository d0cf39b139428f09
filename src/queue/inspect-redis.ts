import { Redis } from 'ioredis';
import { bullOptions } from './bull-options.js';
import { SAFE_POLICY, evictionPolicy } from './eviction-policy.js';

const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Looks at a Redis and changes nothing.
 * @returns what could cost notifications there
 * @throws Error when it cannot be reached; no password is in its message
 */
export async function inspectRedis(redisUrl: string): Promise<string[]> {
  const { redis } = bullOptions(redisUrl);
  const client = new Redis({
    ...(typeof redis === 'object' ? redis : {}),
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason: unknown;
  client.on('error', (error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
    const policy = await evictionPolicy(client);
    const isSafe = policy === null || policy === SAFE_POLICY;
    return isSafe ? [] : [`It may evict notifications: set its maxmemory-policy to ${SAFE_POLICY}`];
  } catch (error) {
    throw reason instanceof Error ? reason : error;
  } finally {
    client.disconnect();
  }
}
