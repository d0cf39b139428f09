import type { FastifyReply, FastifyRequest } from 'fastify';
import { FairSlots } from '../fairness/fair-slots.js';
import { hangUpOf } from './hang-up.js';

/** Writes of one project that run at a time. Half of the connections to PostgreSQL are left to others. */
const WRITES_OF_A_PROJECT = 5;
/** Reads of one project that run at a time: as many as keep the database busy, and few enough to stand behind. */
const READS_OF_A_PROJECT = 20;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Fastify's preHandler hook: requests of one project beyond a few wait for each other here, in their order, and not
 * in front of the database, where they would stand before the requests of other projects. A body is read before that.
 */
export function takeTurns() {
  const writes = new FairSlots({ slots: Infinity, perTenant: WRITES_OF_A_PROJECT });
  const reads = new FairSlots({ slots: Infinity, perTenant: READS_OF_A_PROJECT });
  return (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void => {
    const { principal, method } = request;
    if (principal === undefined) {
      done();
      return;
    }
    const slots = READS.has(method) ? reads : writes;
    if (slots.enter(principal.projectId)) {
      onEnd(request, () => slots.leave(principal.projectId));
      done();
      return;
    }
    const answer = () => {
      done();
      return new Promise<void>((resolve) => onEnd(request, resolve));
    };
    slots.run(principal.projectId, answer, hangUpOf(request)).catch(done);
  };
}

/** Calls back when the request has ended, also for one that waits behind others when its connection closes. */
function onEnd({ open }: FastifyRequest, callback: () => void): void {
  if (open === undefined) callback();
  else open.onEnd(callback);
}
