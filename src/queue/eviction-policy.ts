import type { Logger } from '@nestjs/common';
import type { Queue } from 'bull';

type Redis = Queue['client'];

/** With this one Redis refuses writes for lack of memory, and throws nothing away. */
export const SAFE_POLICY = 'noeviction';

/**
 * Warns once when Redis may throw away notifications for lack of memory. No job is lost by that, because the
 * sweeper notifies again, but each lost notification costs its project a second.
 */
export async function warnOfEviction(client: Redis, logger: Logger): Promise<void> {
  const maxmemoryPolicy = await evictionPolicy(client);
  if (maxmemoryPolicy === null || maxmemoryPolicy === SAFE_POLICY) return;
  const msg = `Redis may evict notifications: set its maxmemory-policy to ${SAFE_POLICY}`;
  logger.warn({ msg, maxmemoryPolicy });
}

/** The policy, or null when Redis does not tell. Hosted ones often refuse CONFIG, but not INFO. */
export async function evictionPolicy(client: Redis): Promise<string | null> {
  const info = await client.info('memory').catch(() => '');
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? null;
}
