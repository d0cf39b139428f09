import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse, type ApiOperationOptions } from '@nestjs/swagger';
import { MakesAction } from '../async-actions/index.js';
import { RequireScope } from '../auth/access.decorator.js';
import { FrameworkError } from '../errors/framework-error.js';
import { BytesBody, MultipartBody } from '../http/route-options.js';
import { CountsAs } from '../rate-limits/counts-as.decorator.js';

/** The limit of the public API: 10 MiB, of the decoded body. */
const MAX_BULK_BYTES = 10_485_760;

/** The route accepts a bulk request as JSON. */
export const BulkRoute = (docs: ApiOperationOptions) =>
  applyDecorators(BytesBody(MAX_BULK_BYTES), ...acceptsBulkRequests(docs));

/** The route accepts a bulk request as a file in this field of a form. */
export const BulkFileRoute = (field: string, docs: ApiOperationOptions) =>
  applyDecorators(MultipartBody(MAX_BULK_BYTES, field), ...acceptsBulkRequests(docs));

const acceptsBulkRequests = (docs: ApiOperationOptions) => [
  RequireScope('vouchers'),
  MakesAction(),
  CountsAs('bulk_api_calls'),
  ApiOperation(docs),
  ApiResponse({
    status: 413,
    description: 'The body is larger than 10 MiB.',
    schema: { example: FrameworkError.payloadTooLarge(MAX_BULK_BYTES).toBody() },
  }),
];
