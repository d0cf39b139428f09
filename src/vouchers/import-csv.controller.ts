import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  AsyncActionIdResponse,
  BulkRequestsService,
  type SubmitBulkRequest,
} from '../async-actions/index.js';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { RequestId } from '../http/request-id.decorator.js';
import { MultipartBody } from '../http/route-options.js';
import { MAX_BULK_BYTES } from './bulk-requests.controller.js';
import { TOO_LARGE } from './dto/bulk-examples.js';
import { IMPORT_CSV } from './operations/import-csv/import-csv.operation.js';

@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class ImportCsvController {
  private readonly submit: SubmitBulkRequest;

  constructor(requests: BulkRequestsService) {
    this.submit = requests.to(IMPORT_CSV);
  }

  @Post('importCSV')
  @HttpCode(202)
  @RequireScope('vouchers')
  @MultipartBody(MAX_BULK_BYTES)
  @ApiOperation({
    operationId: 'import-vouchers-using-csv',
    summary: 'Import Vouchers using CSV',
    description:
      'Adds the vouchers of a CSV file in UTF-8, in turn with the other bulk requests. The form may ' +
      'have up to 10 MiB. The columns `Code` and `Voucher Type` are needed; `Value`, `Discount Type`, ' +
      '`Category`, `Start Date`, `Expiration Date`, `Redemption Limit`, `Active` and `Additional Info` ' +
      'may be there; every other column becomes metadata: as text, or as the metadata schema defines ' +
      'it, the parts of a list between commas. Amounts are hundredths. Dates are ' +
      '`YYYY-MM-DD` up to `YYYY-MM-DDTHH:mm:ss.SSSZ`. Redeemed Quantity and Redeemed Amount are ' +
      'skipped, and the result says so. A bad row fails by its number; the header is not counted.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiAcceptedResponse({ type: AsyncActionIdResponse, description: 'Accepted and on disk.' })
  @ApiResponse(TOO_LARGE)
  async importCsv(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @HangUp() hangUp: AbortSignal,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: Buffer = Buffer.alloc(0),
  ): Promise<AsyncActionIdResponse> {
    const id = await this.submit({ principal, requestId, body, contentType, hangUp });
    return { async_action_id: id };
  }
}
