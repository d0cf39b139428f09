import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../net/client-address.js';

/** Where the request came from, in one spelling; null when a proxy named no address. */
export const ClientAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | null =>
    clientAddress(context.switchToHttp().getRequest<FastifyRequest>()),
);
