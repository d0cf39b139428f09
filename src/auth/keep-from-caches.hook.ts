import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Fastify's onRequest hook: no cache may keep what is answered for credentials, nor a refusal. Shared caches
 * know the header `Authorization`, but neither `X-App-Token` nor `X-Management-Key`.
 */
export function keepFromCaches(
  { is404, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): void {
  const access = routeOptions.config.vouchsafe?.access;
  const isForCredentials = access !== undefined && access !== 'public';
  if (is404 || isForCredentials) reply.header('cache-control', 'no-store');
  done();
}
