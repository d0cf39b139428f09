import type { IncomingMessage, ServerResponse } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';
import type { OpenRequest } from './open-requests.js';

interface Watched {
  readonly response: ServerResponse;
  /** Made for those who ask: most requests end without. */
  signal?: AbortSignal;
}

const watched = new WeakMap<IncomingMessage, Watched>();

/**
 * Fastify's onRequest hook, behind `trackRequest`: from here on it is known when the client closes the connection
 * without an answer, also where the request waits behind others of its connection.
 */
export function watchHangUp(
  { raw }: FastifyRequest,
  { raw: response }: FastifyReply,
  done: () => void,
): void {
  watched.set(raw, { response });
  done();
}

/** Aborts, with a FrameworkError, when the client hangs up: what is done for its answer alone can end then. */
export function hangUpOf({ raw, open }: FastifyRequest): AbortSignal {
  const watch = watched.get(raw);
  if (watch === undefined) throw new Error('Nobody watches whether this client hangs up');
  watch.signal ??= signalOf(open, watch.response);
  return watch.signal;
}

/** Aborted at once where the client has gone already. */
function signalOf(open: OpenRequest | undefined, response: ServerResponse): AbortSignal {
  const hangUp = new AbortController();
  open?.onEnd(() => {
    if (response.writableFinished) return;
    hangUp.abort(FrameworkError.badRequest('The client has closed the connection'));
  });
  return hangUp.signal;
}

/** {@link hangUpOf} the request, for a controller. */
export const HangUp = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  return hangUpOf(context.switchToHttp().getRequest<FastifyRequest>());
});
