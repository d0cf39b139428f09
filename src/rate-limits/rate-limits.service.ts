import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Settings } from '../config/settings.js';
import { connectForLimits, memoryLimiter, redisLimiter, type LimitType } from './rate-limiters.js';

/** Where a key stands after a request. */
export interface LimitState {
  readonly type: LimitType;
  readonly limit: number;
  /** Requests that are left in this window; 0 also when this one was too many. */
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetMs: number;
  readonly isExceeded: boolean;
}

/** Counts the requests of every key, bulk requests apart; over all processes when there is a Redis. */
export class RateLimitsService implements OnApplicationShutdown {
  private readonly limiters: Readonly<Record<LimitType, RateLimiterAbstract | null>>;

  private constructor(
    { limits }: Settings,
    private readonly redis: Redis | undefined,
  ) {
    this.limiters = {
      api_calls: this.limiterFor('api_calls', limits.requestsPerMinute, 60),
      bulk_api_calls: this.limiterFor('bulk_api_calls', limits.bulkRequestsPerHour, 3_600),
    };
  }

  /** Begins to connect to Redis when there is a limit and a Redis to count in, and does not wait for it. */
  static async create(settings: Settings): Promise<RateLimitsService> {
    const { limits, redisUrl } = settings;
    const isOn = limits.requestsPerMinute > 0 || limits.bulkRequestsPerHour > 0;
    const redis = isOn && redisUrl !== undefined ? await connect(redisUrl) : undefined;
    return new RateLimitsService(settings, redis);
  }

  /** Whether this type has a limit. */
  has(type: LimitType): boolean {
    return this.limiters[type] !== null;
  }

  /** Counts one request of the key. Null when this type has no limit. Never fails. */
  async count(type: LimitType, appId: string): Promise<LimitState | null> {
    const limiter = this.limiters[type];
    if (limiter === null) return null;
    const outcome = await limiter.consume(appId).catch((error: unknown) => error);
    // The library rejects with where the key stands when it has had its share, else with a fault.
    if (!(outcome instanceof RateLimiterRes)) throw outcome;
    return {
      type,
      limit: limiter.points,
      remaining: outcome.remainingPoints,
      resetMs: outcome.msBeforeNext,
      isExceeded: outcome.consumedPoints > limiter.points,
    };
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private limiterFor(
    keyPrefix: LimitType,
    points: number,
    duration: number,
  ): RateLimiterAbstract | null {
    if (points === 0) return null;
    const rule = { keyPrefix, points, duration };
    return this.redis === undefined ? memoryLimiter(rule) : redisLimiter(this.redis, rule);
  }
}

async function connect(redisUrl: string): Promise<Redis> {
  const logger = new Logger(RateLimitsService.name);
  let isAway = false;
  const redis = await connectForLimits(redisUrl, (error) => {
    if (!isAway) logger.warn({ err: error, msg: 'Redis is away: limits are per process' });
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  return redis;
}
