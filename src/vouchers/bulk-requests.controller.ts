import { Body, Controller, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  type Admitted,
  type BulkChoices,
  type BulkRequest,
  BulkRequestsService,
  Choices,
  MakesAction,
  type SubmitBulkRequest,
} from '../async-actions/index.js';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { RequestId } from '../http/request-id.decorator.js';
import { BytesBody } from '../http/route-options.js';
import { BULK_UPDATE_EXAMPLE, IMPORT_EXAMPLE, TOO_LARGE } from './dto/bulk-examples.js';
import { BulkUpdateItemDto } from './dto/bulk-update-item.dto.js';
import { ImportItemDto } from './dto/import-item.dto.js';
import { MetadataUpdateDto } from './dto/metadata-update.dto.js';
import { BULK_UPDATE } from './operations/bulk-update/bulk-update.operation.js';
import { IMPORT } from './operations/import/import.operation.js';
import { METADATA_UPDATE } from './operations/metadata-update/metadata-update.operation.js';

/** The limit of the public API: 10 MiB, of the decoded body. */
export const MAX_BULK_BYTES = 10_485_760;

@ApiTags('Vouchers')
@ApiExtraModels(BulkUpdateItemDto, ImportItemDto)
@Controller('v1/vouchers')
export class BulkRequestsController {
  private readonly submitUpdate: SubmitBulkRequest;
  private readonly submitMetadata: SubmitBulkRequest;
  private readonly submitImport: SubmitBulkRequest;

  constructor(requests: BulkRequestsService) {
    this.submitUpdate = requests.to(BULK_UPDATE);
    this.submitMetadata = requests.to(METADATA_UPDATE);
    this.submitImport = requests.to(IMPORT);
  }

  @Post('bulk/async')
  @RequireScope('vouchers')
  @BytesBody(MAX_BULK_BYTES)
  @MakesAction()
  @ApiOperation({
    operationId: 'update-vouchers-in-bulk',
    summary: 'Update Vouchers in Bulk',
    description:
      'Gives each listed voucher its own metadata, after every bulk request that was accepted before. ' +
      'The body may have up to 10 MiB. Unknown codes fail their rows; no voucher is made.',
  })
  @ApiBody({
    schema: { type: 'array', items: { $ref: getSchemaPath(BulkUpdateItemDto) } },
    examples: { Example: { value: BULK_UPDATE_EXAMPLE } },
  })
  @ApiResponse(TOO_LARGE)
  updateInBulk(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @HangUp() hangUp: AbortSignal,
    @Choices() choices: BulkChoices,
    @Body() body: Buffer | undefined,
  ): Promise<Admitted> {
    return submit(this.submitUpdate, { principal, requestId, hangUp, ...choices, body });
  }

  @Post('metadata/async')
  @RequireScope('vouchers')
  @BytesBody(MAX_BULK_BYTES)
  @MakesAction()
  @ApiOperation({
    operationId: 'update-vouchers-metadata-in-bulk',
    summary: "Update Vouchers' Metadata in Bulk",
    description:
      'Gives all listed vouchers the same metadata, in turn with the other bulk requests. The body may ' +
      'have up to 10 MiB. Unknown codes fail their rows; no voucher is made.',
  })
  @ApiBody({ type: MetadataUpdateDto })
  @ApiResponse(TOO_LARGE)
  updateMetadata(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @HangUp() hangUp: AbortSignal,
    @Choices() choices: BulkChoices,
    @Body() body: Buffer | undefined,
  ): Promise<Admitted> {
    return submit(this.submitMetadata, { principal, requestId, hangUp, ...choices, body });
  }

  @Post('import')
  @RequireScope('vouchers')
  @BytesBody(MAX_BULK_BYTES)
  @MakesAction()
  @ApiOperation({
    operationId: 'import-vouchers',
    summary: 'Import Vouchers',
    description:
      'Adds the listed vouchers, in turn with the other bulk requests. The body may have up to 10 MiB. ' +
      'A code that is taken fails its row.',
  })
  @ApiBody({
    schema: { type: 'array', items: { $ref: getSchemaPath(ImportItemDto) } },
    examples: { Example: { value: IMPORT_EXAMPLE } },
  })
  @ApiResponse(TOO_LARGE)
  import(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @HangUp() hangUp: AbortSignal,
    @Choices() choices: BulkChoices,
    @Body() body: Buffer | undefined,
  ): Promise<Admitted> {
    return submit(this.submitImport, { principal, requestId, hangUp, ...choices, body });
  }
}

function submit(
  accept: SubmitBulkRequest,
  { body = Buffer.alloc(0), ...request }: Omit<BulkRequest, 'type' | 'body'> & { body?: Buffer },
): Promise<Admitted> {
  return accept({ ...request, body });
}
