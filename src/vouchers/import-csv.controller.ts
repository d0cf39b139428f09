import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  type Admitted,
  type BulkChoices,
  BulkRequestsService,
  Choices,
  MakesAction,
  type SubmitBulkRequest,
} from '../async-actions/index.js';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { RequestId } from '../http/request-id.decorator.js';
import { MultipartBody } from '../http/route-options.js';
import { MAX_BULK_BYTES } from './bulk-requests.controller.js';
import { TOO_LARGE } from './dto/bulk-examples.js';
import { CSV_FORM, IMPORT_CSV as IMPORT_CSV_DOCS } from './dto/import-csv.docs.js';
import { IMPORT_CSV } from './operations/import-csv/import-csv.operation.js';

@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class ImportCsvController {
  private readonly submit: SubmitBulkRequest;

  constructor(requests: BulkRequestsService) {
    this.submit = requests.to(IMPORT_CSV);
  }

  @Post('importCSV')
  @RequireScope('vouchers')
  @MultipartBody(MAX_BULK_BYTES, 'file')
  @MakesAction()
  @ApiOperation(IMPORT_CSV_DOCS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: CSV_FORM })
  @ApiResponse(TOO_LARGE)
  importCsv(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @HangUp() hangUp: AbortSignal,
    @Choices() choices: BulkChoices,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: Buffer = Buffer.alloc(0),
  ): Promise<Admitted> {
    return this.submit({ principal, requestId, body, contentType, hangUp, ...choices });
  }
}
