import type { FastifyRequest } from 'fastify';
import type { EventCounter } from './event-counter.js';

/** Fastify's onRequest hook, after the caller is known: counts what operators read of projects, keys and the trail. */
export function noteOperatorReads(counter: EventCounter) {
  return (request: FastifyRequest, _reply: unknown, done: () => void): void => {
    const { isOperator, method, params, routeOptions } = request;
    const route = routeOptions.url ?? '';
    if (isOperator === true && method === 'GET' && route.startsWith('/management/')) {
      const { projectId } = params as { projectId?: string };
      counter.note('management.read', { resourceId: route, ...(projectId && { projectId }) });
    }
    done();
  };
}
