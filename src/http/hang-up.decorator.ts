import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

/** A signal that is aborted, with a FrameworkError, when the client goes before it has its answer. */
export const HangUp = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  const { raw } = context.switchToHttp().getResponse<FastifyReply>();
  const hangUp = new AbortController();
  const onClose = () => {
    if (raw.writableFinished) return;
    hangUp.abort(FrameworkError.badRequest('The client has closed the connection'));
  };
  if (raw.closed) onClose();
  else raw.once('close', onClose);
  return hangUp.signal;
});
