import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readQueryEntries } from './query-entries.js';

/** The query as `[name, value]` pairs, in order, for routes whose parameter names have brackets. */
export const QueryEntries = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readQueryEntries(context.switchToHttp().getRequest<FastifyRequest>().url),
);
