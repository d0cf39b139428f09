import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse, type ApiOperationOptions } from '@nestjs/swagger';
import { type BulkOption, FAILURE_POLICY, MakesAction } from '../async-actions/index.js';
import { RequireScope } from '../auth/access.decorator.js';
import { FrameworkError } from '../errors/framework-error.js';
import { BytesBody, MultipartBody } from '../http/route-options.js';
import { CountsAs } from '../rate-limits/counts-as.decorator.js';

/** The limit of the public API: 10 MiB, of the decoded body. */
const MAX_BULK_BYTES = 10_485_760;

/** The route accepts a bulk request as JSON, for which clients may choose these options. */
export const BulkRoute = (docs: ApiOperationOptions, ...options: readonly BulkOption[]) =>
  applyDecorators(BytesBody(MAX_BULK_BYTES), ...acceptsBulkRequests(docs, options));

/** As {@link BulkRoute}, as a file in this field of a form. */
export const BulkFileRoute = (
  field: string,
  docs: ApiOperationOptions,
  ...options: readonly BulkOption[]
) => applyDecorators(MultipartBody(MAX_BULK_BYTES, field), ...acceptsBulkRequests(docs, options));

const acceptsBulkRequests = (docs: ApiOperationOptions, options: readonly BulkOption[]) => [
  RequireScope('vouchers'),
  MakesAction(...FAILURE_POLICY, ...options),
  CountsAs('bulk_api_calls'),
  ApiOperation(docs),
  ApiResponse({
    status: 413,
    description: 'The body is larger than 10 MiB.',
    schema: { example: FrameworkError.payloadTooLarge(MAX_BULK_BYTES).toBody() },
  }),
];
