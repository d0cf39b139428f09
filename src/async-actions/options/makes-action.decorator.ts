import { applyDecorators, HttpCode, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { AsyncActionIdResponse } from '../dto/async-action-id.response.js';
import { AnswerAdmitted, REPLAYED } from './answer-admitted.interceptor.js';
import { ROUTE_OPTIONS } from './bulk-choices.js';
import type { BulkOption } from './bulk-option.js';
import { COMMON_OPTIONS } from './common-options.js';
import { IDEMPOTENCY_KEY, KEY_REUSED } from './idempotency.docs.js';

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
    QueryExamples(...options.map(exampleOf)),
    ApiHeader(IDEMPOTENCY_KEY),
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
    ApiResponse(KEY_REUSED),
  );
};

function exampleOf({ name, example, requires }: BulkOption): string {
  const before = requires === undefined ? '' : `${requires.name}=${requires.value}&`;
  return `${before}${name}=${example}`;
}
