import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

/** Fastify's onRequest hook: two `Host` headers are no valid request (RFC 9112, 3.2). Node keeps the first. */
export function refuseTwoHosts(
  { raw }: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name));
  const isAmbiguous = hosts.length > 1;
  done(isAmbiguous ? FrameworkError.badRequest('The request is not valid HTTP') : undefined);
}
