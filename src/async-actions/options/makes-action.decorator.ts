import { applyDecorators, HttpCode, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { AsyncActionIdResponse } from '../dto/async-action-id.response.js';
import { AnswerAdmitted, REPLAYED } from './answer-admitted.interceptor.js';
import { ROUTE_OPTIONS } from './bulk-choices.js';
import type { BulkOption } from './bulk-option.js';
import { COMMON_OPTIONS } from './common-options.js';

/**
 * The route makes an action: it returns what became of the request, which is answered as 202 with the id of
 * the action. Documents this and the choices that its clients have.
 * @param own what they may choose beside the options that every such route has
 */
export const MakesAction = (...own: readonly BulkOption[]): MethodDecorator => {
  const options = [...COMMON_OPTIONS, ...own];
  return applyDecorators(
    SetMetadata(ROUTE_OPTIONS, options),
    HttpCode(202),
    UseInterceptors(AnswerAdmitted),
    ...options.map(({ name, description, schema }) =>
      ApiQuery({ name, description, schema, required: false }),
    ),
    QueryExamples(...options.map(({ name, example }) => `${name}=${example}`)),
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
};
