import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { readQueryEntries } from '../../http/query-entries.js';
import type { BulkOptions } from './bulk-option.js';
import { BULK_OPTIONS, readBulkOptions } from './bulk-options.js';

/** What a client chose for a bulk request, beside its body. */
export interface BulkChoices {
  readonly options: BulkOptions;
}

/** The choices of a route that {@link TakesChoices}. @throws DomainError invalid_query_params */
export const Choices = createParamDecorator(
  (_: unknown, context: ExecutionContext): BulkChoices => {
    const { url } = context.switchToHttp().getRequest<FastifyRequest>();
    return { options: readBulkOptions(readQueryEntries(url)) };
  },
);

/** Documents the choices of a route that makes an action. */
export const TakesChoices = (): MethodDecorator =>
  applyDecorators(
    ...BULK_OPTIONS.map(({ name, description, schema, example }) =>
      ApiQuery({ name, description, schema, example, required: false }),
    ),
  );
