import type { FastifyRequest } from 'fastify';
import type { Authenticator } from './authenticator.js';

/**
 * Fastify's onRequest hook: names the caller before a byte of the body is read, so that nobody without
 * a key makes the service hold ten megabytes. Routes without declared access are left to the guard.
 */
export function authenticateCaller(authenticator: Authenticator) {
  return async (request: FastifyRequest): Promise<void> => {
    const { access, managementScheme } = request.routeOptions.config.vouchsafe ?? {};
    if (access === undefined || access === 'public') return;
    if (access === 'management') {
      authenticator.authenticateOperator(request.raw, managementScheme);
      request.isOperator = true;
      return;
    }
    request.principal = await authenticator.authenticate(request.raw, request.ip, access);
  };
}
