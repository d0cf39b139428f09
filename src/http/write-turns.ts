import type { FastifyRequest } from 'fastify';
import { FairSlots } from '../fairness/fair-slots.js';
import { hangUpOf } from './hang-up.js';

/** Writes of one project that run at a time. Half of the connections to PostgreSQL are left to others. */
const WRITES_OF_A_PROJECT = 5;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Fastify's preHandler hook: writes of one project beyond a few wait for each other here, in their order, and not
 * in front of the database, where they would stand before the writes of other projects. A body is read before that.
 */
export function takeTurns() {
  const slots = new FairSlots({ slots: Infinity, perTenant: WRITES_OF_A_PROJECT });
  return (request: FastifyRequest): Promise<void> => {
    const { principal, method } = request;
    if (principal === undefined || READS.has(method)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const answer = () => {
        resolve();
        return ended(request);
      };
      slots.run(principal.projectId, answer, hangUpOf(request)).catch(reject);
    });
  };
}

/** Resolves when the request has ended, also for one that waits behind others when its connection closes. */
function ended({ open }: FastifyRequest): Promise<void> {
  return new Promise((resolve) => {
    if (open === undefined) resolve();
    else open.onEnd(resolve);
  });
}
