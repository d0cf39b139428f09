import type { FastifyReply, FastifyRequest } from 'fastify';
import { tooManyRequests } from '../errors/domain-error.js';
import type { LimitState, RateLimitsService } from './rate-limits.service.js';

/**
 * Fastify's onRequest hook, after the caller is known and before its body is read: a request over the
 * limit costs neither ten megabytes nor a transaction. Every answer says where its key stands.
 */
export function limitRequests(limits: RateLimitsService) {
  return async (
    { principal, routeOptions }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> => {
    if (principal === undefined) return;
    const { limit = 'api_calls' } = routeOptions.config.vouchsafe ?? {};
    const state = await limits.count(limit, principal.appId);
    if (state === null) return;
    tell(reply, state);
    if (state.isExceeded) throw tooManyRequests(state.resetMs);
  };
}

function tell(reply: FastifyReply, { type, limit, remaining, resetMs }: LimitState): void {
  reply.headers({
    'x-rate-limit-limit': limit,
    'x-rate-limit-remaining': remaining,
    'x-rate-limit-retry': Math.ceil((Date.now() + resetMs) / 1_000),
    'x-rate-limit-type': type,
  });
}
