import { describe } from '@jest/globals';
import { hasRedis } from '../../../scripts/support/redis-server.js';

/** `describe` for suites that need a real Redis server. In CI a missing server fails them. */
export const describeWithRedis: (name: string, body: () => void) => void =
  hasRedis() || process.env.CI !== undefined ? describe : describe.skip;
