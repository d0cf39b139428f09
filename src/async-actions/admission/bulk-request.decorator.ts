import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hangUpOf } from '../../http/hang-up.js';
import { choicesOf } from '../options/bulk-choices.js';
import type { SubmittedRequest } from './bulk-requests.service.js';

/**
 * The bulk request of a route that requires a scope and takes its body as bytes. Without a body it has no bytes.
 * @throws Error on a route that requires no scope; DomainError when the choices of the client cannot be read
 */
export const BulkRequestOf = createParamDecorator(
  (_: unknown, context: ExecutionContext): SubmittedRequest => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { principal, id: requestId, headers, body } = request;
    if (principal === undefined) throw new Error('@BulkRequestOf() needs @RequireScope()');
    return {
      principal,
      requestId,
      body: (body as Buffer | undefined) ?? Buffer.alloc(0),
      contentType: headers['content-type'],
      hangUp: hangUpOf(request),
      ...choicesOf(context),
    };
  },
);
