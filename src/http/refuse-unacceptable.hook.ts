import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';
import { followsLink } from './route-options.js';

/**
 * Fastify's onRequest hook: refuses a client of a JSON route that accepts no JSON. A route of another type has nothing
 * else to offer either, and browsers, spreadsheets and scrapers follow its link with any `Accept`.
 */
export function refuseUnacceptable(
  request: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  const options = request.routeOptions.config.vouchsafe;
  const { accept } = request.headers;
  const isJson =
    options !== undefined && options.produces === undefined && !followsLink(request, options);
  const isPicky = isJson && accept !== undefined && accept.trim() !== '';
  done(isPicky && !acceptsJson(accept) ? FrameworkError.notAcceptable() : undefined);
}

const JSON_RANGES = new Set(['*/*', 'application/*', 'application/json']);

function acceptsJson(header: string): boolean {
  return header.split(',').some((entry) => {
    const [range = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !refused && JSON_RANGES.has(range);
  });
}
