import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readQueryEntries } from '../../http/query-entries.js';
import { readIdempotencyKey } from '../admission/idempotency-key.js';
import type { BulkOption, BulkOptions } from './bulk-option.js';
import { readBulkOptions } from './bulk-options.js';

/** Under which a route keeps the options that its clients may choose. */
export const ROUTE_OPTIONS = 'bulk-options';

/** What a client chose for a request that makes an action, beside its body. */
export interface BulkChoices {
  readonly options: BulkOptions;
  /** Under which the request may come again without making another action. */
  readonly idempotencyKey?: string;
}

/** The choices of a route that makes an action, see {@link choicesOf}. */
export const Choices = createParamDecorator((_: unknown, context: ExecutionContext) =>
  choicesOf(context),
);

/**
 * What the query and the headers of a request say.
 * @throws DomainError invalid_query_params, invalid_idempotency_key; Error on a route that makes no action
 */
export function choicesOf(context: ExecutionContext): BulkChoices {
  const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const options = Reflect.getMetadata(ROUTE_OPTIONS, context.getHandler()) as
    readonly BulkOption[] | undefined;
  if (options === undefined) throw new Error('The choices of a route need @MakesAction()');
  return {
    options: readBulkOptions(readQueryEntries(url), options),
    idempotencyKey: readIdempotencyKey(headers),
  };
}
