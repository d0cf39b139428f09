import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Fastify's onResponse hook: one line a request. Reads that went well are only of interest when
 * debugging; at thousands of polls a second their lines would cost more than their answers.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { statusCode } = reply;
  const isRoutine = request.method === 'GET' && statusCode < 400;
  const level = isRoutine ? 'debug' : 'info';
  // The route's template, not its path: a path can carry a code, and a report link is a credential.
  const route = request.routeOptions.url ?? 'unknown';
  const ms = Math.round(reply.elapsedTime);
  const { projectId, appId } = request.principal ?? {};
  request.log[level](
    { method: request.method, route, statusCode, ms, projectId, appId },
    'Request',
  );
  done();
}
