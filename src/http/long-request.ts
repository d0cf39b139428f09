import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hangUpOf } from './hang-up.js';

/** What a route needs whose answers take long because there is nothing to say yet. */
export interface LongRequest {
  /** Aborts when the client hangs up, see {@link hangUpOf}. */
  readonly hangUp: AbortSignal;
  /** Lets the next request of the project begin: this one only waits from now on. May be called again. */
  leaveTurn(): void;
  /** Runs when the answer has left or its connection has closed, or now where that is over. */
  onEnd(listener: () => void): void;
}

/** The request of a route that takes long. */
export const Long = createParamDecorator((_: unknown, context: ExecutionContext): LongRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { open } = request;
  if (open === undefined) throw new Error('Nobody watches when this request ends');
  return {
    hangUp: hangUpOf(request),
    leaveTurn: () => request.leaveTurn?.(),
    onEnd: (listener) => open.onEnd(listener),
  };
});
