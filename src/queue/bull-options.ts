import type { QueueOptions } from 'bull';

const MAX_RECONNECT_DELAY_MS = 1_000;
const RETRY_DELAY_MS = 1_000;

type RedisOptions = Exclude<QueueOptions['redis'], string | undefined>;

/** Bull's options: commands wait for a Redis that is away instead of failing after some tries. */
export function bullOptions(redisUrl: string): QueueOptions {
  return {
    redis: {
      ...redisAddress(redisUrl),
      maxRetriesPerRequest: null,
      enableReadyCheck: false,
      // Bull's own delay grows to 20 s, for which a Redis that is back would go unnoticed.
      retryStrategy: (attempt) => Math.min(50 * attempt, MAX_RECONNECT_DELAY_MS),
    },
    // After an error, as when a job was flushed while in hand, Bull leaves the job's place empty for this long.
    settings: { retryProcessDelay: RETRY_DELAY_MS },
    // A processed notification must leave no trace: Bull keeps all by default.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  };
}

function redisAddress(redisUrl: string): RedisOptions {
  const url = new URL(redisUrl);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
  };
}
