import type { Logger } from '@nestjs/common';
import type { Queue } from 'bull';

type Redis = Queue['client'];

const SAFE = 'noeviction';

/**
 * Says, in one line, that Redis may throw away rings when its memory is full. No job is lost by that,
 * because the sweeper rings again, but each such ring costs its project a second.
 */
export async function warnOfEviction(client: Redis, logger: Logger): Promise<void> {
  const maxmemoryPolicy = await evictionPolicy(client);
  if (maxmemoryPolicy === null || maxmemoryPolicy === SAFE) return;
  const msg = `Redis may evict rings: set its maxmemory-policy to ${SAFE}`;
  logger.warn({ msg, maxmemoryPolicy });
}

/** The policy, or null when Redis does not tell. Hosted ones often refuse CONFIG, but not INFO. */
export async function evictionPolicy(client: Redis): Promise<string | null> {
  const info = await client.info('memory').catch(() => '');
  return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? null;
}
