import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { tooManyRequests } from '../errors/domain-error.js';
import type { LimitState, RateLimitsService } from './rate-limits.service.js';

/**
 * Fastify's onRequest hook, after the caller is known and before its body is read: a request over the
 * limit costs neither ten megabytes nor a transaction. Every answer says where its key stands.
 * @param isReplay whether a bulk request looks like one that was accepted before: it is no bulk request once more
 */
export function limitRequests(
  limits: RateLimitsService,
  isReplay: (request: FastifyRequest, principal: Principal) => Promise<boolean>,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { principal, routeOptions } = request;
    if (principal === undefined) return;
    const { limit: named = 'api_calls' } = routeOptions.config.vouchsafe ?? {};
    const isBulk = named === 'bulk_api_calls' && limits.has(named);
    const type = isBulk && (await isReplay(request, principal)) ? 'api_calls' : named;
    const state = await limits.count(type, principal.appId);
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
