import type { FastifyRequest } from 'fastify';
import type { Authenticator } from './authenticator.js';
import type { FailedLogins } from './failed-logins.js';

/**
 * Fastify's onRequest hook: names the caller before a byte of the body is read, so that nobody without
 * a key makes the service hold ten megabytes. Routes without declared access are left to the guard.
 */
export function authenticateCaller(authenticator: Authenticator, failedLogins: FailedLogins) {
  return async (request: FastifyRequest): Promise<void> => {
    const { raw, ip, routeOptions } = request;
    const { access, managementScheme } = routeOptions.config.vouchsafe ?? {};
    if (access === undefined || access === 'public') return;
    await failedLogins.watch(raw, ip, async () => {
      if (access === 'management') {
        authenticator.authenticateOperator(raw, managementScheme);
        request.isOperator = true;
      } else {
        request.principal = await authenticator.authenticate(raw, ip, access);
      }
    });
  };
}
