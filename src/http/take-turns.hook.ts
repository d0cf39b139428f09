import type { FastifyReply, FastifyRequest } from 'fastify';
import { FairSlots } from '../fairness/fair-slots.js';
import { hangUpOf } from './hang-up.js';

/** Writes of one project that run at a time. Half of the connections to PostgreSQL are left to others. */
const WRITES_OF_A_PROJECT = 5;
/** Reads of one project that run at a time: as many as keep the database busy, and few enough to stand behind. */
const READS_OF_A_PROJECT = 20;
declare module 'fastify' {
  interface FastifyRequest {
    /** Lets the next request of the project begin before this one has its answer. May be called again. */
    leaveTurn?: () => void;
  }
}

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
      leaveOnce(request, () => slots.leave(principal.projectId));
      done();
      return;
    }
    const answer = () =>
      new Promise<void>((resolve) => {
        leaveOnce(request, resolve);
        done();
      });
    slots.run(principal.projectId, answer, hangUpOf(request)).catch(done);
  };
}

/** Leaves when the request says so or has ended, also where it waits behind others as its connection closes. */
function leaveOnce(request: FastifyRequest, leave: () => void): void {
  let hasLeft = false;
  request.leaveTurn = () => {
    if (!hasLeft) leave();
    hasLeft = true;
  };
  if (request.open === undefined) request.leaveTurn();
  else request.open.onEnd(request.leaveTurn);
}
