import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

const signals = new WeakMap<IncomingMessage, AbortSignal>();

/**
 * Fastify's onRequest hook, behind `trackRequest`: from here on it is known when the client closes the connection
 * without an answer, also where the request waits behind others of its connection.
 */
export function watchHangUp(
  { raw, open }: FastifyRequest,
  { raw: response }: FastifyReply,
  done: () => void,
): void {
  const hangUp = new AbortController();
  open?.onEnd(() => {
    if (response.writableFinished) return;
    hangUp.abort(FrameworkError.badRequest('The client has closed the connection'));
  });
  signals.set(raw, hangUp.signal);
  done();
}

/** Aborts, with a FrameworkError, when the client hangs up: what is done for its answer alone can end then. */
export function hangUpOf({ raw }: FastifyRequest): AbortSignal {
  const signal = signals.get(raw);
  if (signal === undefined) throw new Error('Nobody watches whether this client hangs up');
  return signal;
}

/** {@link hangUpOf} the request, for a controller. */
export const HangUp = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  return hangUpOf(context.switchToHttp().getRequest<FastifyRequest>());
});
