import { Controller, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiTags, getSchemaPath } from '@nestjs/swagger';
import {
  type Admitted,
  BulkRequestOf,
  BulkRequestsService,
  DRY_RUN,
  type SubmitBulkRequest,
  type SubmittedRequest,
} from '../async-actions/index.js';
import { BulkFileRoute, BulkRoute } from './bulk-route.decorator.js';
import { BULK_UPDATE_EXAMPLE, IMPORT_EXAMPLE } from './dto/bulk-examples.js';
import { BulkUpdateItemDto } from './dto/bulk-update-item.dto.js';
import { CSV_FORM, IMPORT_CSV as IMPORT_CSV_DOCS } from './dto/import-csv.docs.js';
import { ImportItemDto } from './dto/import-item.dto.js';
import { MetadataUpdateDto } from './dto/metadata-update.dto.js';
import { BULK_UPDATE } from './operations/bulk-update/bulk-update.operation.js';
import { IMPORT_CSV } from './operations/import-csv/import-csv.operation.js';
import { IMPORT } from './operations/import/import.operation.js';
import { METADATA_UPDATE } from './operations/metadata-update/metadata-update.operation.js';
import { METADATA_MODE } from './options/metadata-mode.option.js';
import { STRICT } from './options/strict.option.js';

/** Bulk requests for vouchers. Each answer holds the id of an action that is on disk. */
@ApiTags('Vouchers')
@ApiExtraModels(BulkUpdateItemDto, ImportItemDto)
@Controller('v1/vouchers')
export class BulkRequestsController {
  private readonly submitUpdate: SubmitBulkRequest;
  private readonly submitMetadata: SubmitBulkRequest;
  private readonly submitImport: SubmitBulkRequest;
  private readonly submitCsv: SubmitBulkRequest;

  constructor(requests: BulkRequestsService) {
    this.submitUpdate = requests.to(BULK_UPDATE);
    this.submitMetadata = requests.to(METADATA_UPDATE);
    this.submitImport = requests.to(IMPORT);
    this.submitCsv = requests.to(IMPORT_CSV);
  }

  @Post('bulk/async')
  @BulkRoute(
    {
      operationId: 'update-vouchers-in-bulk',
      summary: 'Update Vouchers in Bulk',
      description:
        'Updates each listed voucher with its own metadata, after every bulk request that was accepted before. ' +
        'The body may have up to 10 MiB. Unknown codes fail their rows; no voucher is made.',
    },
    METADATA_MODE,
    STRICT,
    DRY_RUN,
  )
  @ApiBody({
    schema: { type: 'array', items: { $ref: getSchemaPath(BulkUpdateItemDto) } },
    examples: { Example: { value: BULK_UPDATE_EXAMPLE } },
  })
  updateInBulk(@BulkRequestOf() request: SubmittedRequest): Promise<Admitted> {
    return this.submitUpdate(request);
  }

  @Post('metadata/async')
  @BulkRoute(
    {
      operationId: 'update-vouchers-metadata-in-bulk',
      summary: "Update Vouchers' Metadata in Bulk",
      description:
        'Updates all listed vouchers with the same metadata, in turn with the other bulk requests. The body may ' +
        'have up to 10 MiB. Unknown codes fail their rows; no voucher is made.',
    },
    METADATA_MODE,
    STRICT,
    DRY_RUN,
  )
  @ApiBody({ type: MetadataUpdateDto })
  updateMetadata(@BulkRequestOf() request: SubmittedRequest): Promise<Admitted> {
    return this.submitMetadata(request);
  }

  @Post('import')
  @BulkRoute(
    {
      operationId: 'import-vouchers',
      summary: 'Import Vouchers',
      description:
        'Adds the listed vouchers, in turn with the other bulk requests. The body may have up to 10 MiB. ' +
        'A code that is taken fails its row.',
    },
    STRICT,
    DRY_RUN,
  )
  @ApiBody({
    schema: { type: 'array', items: { $ref: getSchemaPath(ImportItemDto) } },
    examples: { Example: { value: IMPORT_EXAMPLE } },
  })
  import(@BulkRequestOf() request: SubmittedRequest): Promise<Admitted> {
    return this.submitImport(request);
  }

  @Post('importCSV')
  @BulkFileRoute('file', IMPORT_CSV_DOCS, DRY_RUN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: CSV_FORM })
  importCsv(@BulkRequestOf() request: SubmittedRequest): Promise<Admitted> {
    return this.submitCsv(request);
  }
}
