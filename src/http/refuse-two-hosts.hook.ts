import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';
import { countHeader } from './count-header.js';

/** Fastify's onRequest hook: two `Host` headers are no valid request (RFC 9112, 3.2). Node keeps the first. */
export function refuseTwoHosts(
  { raw }: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  const isAmbiguous = countHeader(raw, 'host') > 1;
  done(isAmbiguous ? FrameworkError.badRequest('The request is not valid HTTP') : undefined);
}
