import type { FastifyRequest } from 'fastify';
import { followsLink } from '../http/route-options.js';
import { clientAddress } from '../net/client-address.js';
import type { Authenticator } from './authenticator.js';
import { bringsCredentials, clientClaims, operatorClaim, type Claim } from './claim.js';
import type { FailedLogins } from './logins/failed-logins.js';

/** Stands for the operator, who has the management key. No app id is empty. */
const OPERATOR = '';

/**
 * Fastify's onRequest hook: names the caller before a byte of the body is read, so that nobody without
 * a key makes the service hold ten megabytes. Routes without declared access are left to the guard.
 */
export function authenticateCaller(authenticator: Authenticator, failedLogins: FailedLogins) {
  return async (request: FastifyRequest): Promise<void> => {
    const rules = request.routeOptions.config.vouchsafe ?? {};
    const { access, managementScheme } = rules;
    if (access === undefined || access === 'public' || access === 'body') return;
    if (followsLink(request, rules)) return;
    const address = clientAddress(request);
    const login = (claims: readonly Claim[], check: (claim: Claim | null) => Promise<string>) =>
      bringsCredentials(request.raw) ? failedLogins.watch({ claims, address }, check) : check(null);
    if (access === 'management') {
      const claim = operatorClaim(request.raw, managementScheme);
      await login(claim === null ? [] : [claim], () => {
        authenticator.authenticateOperator(claim);
        request.isOperator = true;
        return Promise.resolve(OPERATOR);
      });
      return;
    }
    await login(clientClaims(request.raw, access), async (claim) => {
      request.principal = await authenticator.authenticate(claim, address);
      if (claim !== null) request.login = { claim, address };
      return request.principal.appId;
    });
  };
}
