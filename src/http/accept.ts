import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

/** Fastify's onRequest hook: refuses a client that accepts nothing of what its route answers. */
export async function refuseUnacceptable(request: FastifyRequest): Promise<void> {
  const options = request.routeOptions.config.vouchsafe;
  const { accept } = request.headers;
  if (options === undefined || accept === undefined || accept.trim() === '') return;
  if (!accepts(accept, options.produces ?? 'application/json')) throw FrameworkError.notAcceptable();
}

function accepts(header: string, mediaType: string): boolean {
  const [family] = mediaType.split('/');
  return header.split(',').some((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && (range === '*/*' || range === `${family}/*` || range === mediaType);
  });
}
