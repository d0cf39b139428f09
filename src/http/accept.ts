import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

/** Fastify's onRequest hook: refuses a client that accepts nothing of what its route answers. */
export function refuseUnacceptable(
  request: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  const options = request.routeOptions.config.vouchsafe;
  const { accept } = request.headers;
  const isPicky = options !== undefined && accept !== undefined && accept.trim() !== '';
  const refused = isPicky && !accepts(accept, options.produces ?? 'application/json');
  done(refused ? FrameworkError.notAcceptable() : undefined);
}

function accepts(header: string, mediaType: string): boolean {
  const [family] = mediaType.split('/');
  return header.split(',').some((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && (range === '*/*' || range === `${family}/*` || range === mediaType);
  });
}
