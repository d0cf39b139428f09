import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { DomainError } from '../../errors/domain-error.js';
import { ERROR_CATALOGUE } from '../../errors/error-catalogue.js';
import { sendDomainError } from '../../http/exception.filter.js';
import type { JobQueue } from '../../queue/job-queue.js';

/** Where the board is. */
export const BOARD_PATH = '/admin/queues';

/** The page loads its own scripts, styles and pictures, asks its own API, and is shown in no frame. */
const CONTENT_SECURITY_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'self'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/**
 * Fastify's onRoute hook: the board brings its own routes, so they get here what other routes get from
 * decorators. They need the management key, which a browser asks for, and they change nothing: a queue
 * that someone paused would hold the jobs of every project.
 */
export function guardBoardRoutes(queue: JobQueue) {
  return (route: RouteOptions): void => {
    if (route.url !== BOARD_PATH && !route.url.startsWith(`${BOARD_PATH}/`)) return;
    const asksRedis = route.url.startsWith(`${BOARD_PATH}/api/`);
    Object.assign(route, {
      config: { vouchsafe: { access: 'management', managementScheme: 'basic' } },
      onRequest: (request: FastifyRequest) => admit(request, asksRedis ? queue : null),
      onSend: addHeaders,
      errorHandler: sendError,
    });
  };
}

/** A command to a Redis that is away would wait until it is back. */
async function admit({ method }: FastifyRequest, queue: JobQueue | null): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') {
    throw new DomainError('method_not_allowed', { details: 'The board changes nothing.' });
  }
  if (queue !== null && (await queue.health()) !== 'up') throw new DomainError('queue_unavailable');
}

/** The board has caches keep its files, but they are given for the management key. */
function addHeaders(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  reply.header('cache-control', 'no-store');
  done(null, payload);
}

/** The board's own error handler would answer every refusal with 500. */
function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (!(error instanceof DomainError)) request.log.error({ err: error }, 'The board failed');
  const known = error instanceof DomainError ? error : new DomainError('internal_error');
  const { status } = ERROR_CATALOGUE[known.key];
  if (status === 401) reply.header('www-authenticate', 'Basic realm="Vouchsafe", charset="UTF-8"');
  void sendDomainError(reply, request.id, known);
}
