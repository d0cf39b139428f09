import { inspectRedis } from '../../queue/inspect-redis.js';
import { reasonOf, type Finding } from './finding.js';

/** Whether Redis can be reached. Without it jobs run a second later, so its absence is no fault. */
export async function checkRedis(redisUrl: string | undefined): Promise<Finding[]> {
  const check = 'redis';
  if (redisUrl === undefined) {
    return [{ check, verdict: 'ok', message: 'none is set: notifications stay in the process' }];
  }
  const { host } = new URL(redisUrl);
  try {
    const risks = await inspectRedis(redisUrl);
    return [
      { check, verdict: 'ok', message: `${host} answers` },
      ...risks.map((message): Finding => ({ check, verdict: 'warning', message })),
    ];
  } catch (error) {
    return [{ check, verdict: 'warning', message: `${host} cannot be used: ${reasonOf(error)}` }];
  }
}
