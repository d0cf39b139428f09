import type { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';

/** The kinds of limit, as the header `X-Rate-Limit-Type` names them. */
export type LimitType = 'api_calls' | 'bulk_api_calls';

/** At most `points` in `duration` seconds; the window begins with its first request. */
export interface LimitRule {
  readonly keyPrefix: LimitType;
  readonly points: number;
  readonly duration: number;
}

/** A Redis that takes longer counts as away. */
const REDIS_PATIENCE_MS = 250;
const RECONNECT_MS = 1_000;

/** Counts in this process. */
export function memoryLimiter(rule: LimitRule): RateLimiterAbstract {
  return new RateLimiterMemory(rule);
}

/**
 * Counts for all processes together. While Redis is away each process counts for itself, so that a lost
 * Redis neither stops the service nor opens it.
 */
export function redisLimiter(redis: Redis, rule: LimitRule): RateLimiterAbstract {
  return new RateLimiterRedis({
    ...rule,
    keyPrefix: `vouchsafe:${rule.keyPrefix}`,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memoryLimiter(rule),
  });
}

/** A connection whose commands fail at once when Redis is away, instead of waiting for it. Loads the client. */
export async function connectForLimits(
  redisUrl: string,
  onError: (error: Error) => void,
): Promise<Redis> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, {
    commandTimeout: REDIS_PATIENCE_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => RECONNECT_MS,
  });
  redis.on('error', onError);
  return redis;
}
