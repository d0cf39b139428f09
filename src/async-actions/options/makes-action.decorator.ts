import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { readQueryEntries } from '../../http/query-entries.js';
import { readIdempotencyKey } from '../admission/idempotency-key.js';
import { AsyncActionIdResponse } from '../dto/async-action-id.response.js';
import { AnswerAdmitted, REPLAYED } from './answer-admitted.interceptor.js';
import type { BulkOptions } from './bulk-option.js';
import { BULK_OPTIONS, readBulkOptions } from './bulk-options.js';

/** What a client chose for a request that makes an action, beside its body. */
export interface BulkChoices {
  readonly options: BulkOptions;
  /** Under which the request may come again without making another action. */
  readonly idempotencyKey?: string;
}

/** The choices of a route that {@link MakesAction}, see {@link readChoices}. */
export const Choices = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readChoices(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** What the query and the headers say. @throws DomainError invalid_query_params, invalid_idempotency_key */
export function readChoices({ url, headers }: FastifyRequest): BulkChoices {
  return {
    options: readBulkOptions(readQueryEntries(url)),
    idempotencyKey: readIdempotencyKey(headers),
  };
}

/**
 * The route makes an action: it returns what became of the request, which is answered as 202 with the id of
 * the action. Documents this and the choices that its clients have.
 */
export const MakesAction = (): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    UseInterceptors(AnswerAdmitted),
    ...BULK_OPTIONS.map(({ name, description, schema }) =>
      ApiQuery({ name, description, schema, required: false }),
    ),
    QueryExamples(...BULK_OPTIONS.map(({ name, example }) => `${name}=${example}`)),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any text of 1 to 255 printable ASCII characters. The same request under the same key is answered with the ' +
        'action that the first one made.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    ApiAcceptedResponse({
      type: AsyncActionIdResponse,
      description: 'Accepted and on disk.',
      headers: {
        [REPLAYED]: {
          description: '`true` when the same request has come before under this key.',
          schema: { type: 'string', enum: ['true'] },
        },
      },
    }),
    ApiResponse({
      status: 422,
      description: 'The key has come with another route, other options or another body.',
      schema: {
        example: {
          code: 422,
          key: 'idempotency_key_reused',
          message: 'Idempotency-Key was used for another request',
          details: 'The key came before with another body, for the action aa_0c555e8115d7b64504',
          request_id: 'v-0c555e810904188aa4',
        },
      },
    }),
  );
