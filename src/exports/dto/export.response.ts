import { ApiProperty } from '@nestjs/swagger';
import type { ExportLinks } from '../download/export-link.js';
import type { Export, ExportFailure, ExportParameters, ExportStatus } from '../export.js';

const LINK = 'http://localhost:3000/v1/exports/exp_CGnCVltmWjI9V1pGlnunw2Nf?token=b3b45353…';

/** What was asked for. */
export class ExportParametersResponse {
  @ApiProperty({ example: '-created_at' }) order!: string;
  @ApiProperty({ type: [String], example: ['code', 'voucher_type', 'value', 'discount_type'] })
  fields!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, example: { junction: 'and' } })
  filters!: Readonly<Record<string, unknown>>;
}

/** The same file in other forms. */
export class ExportVariantsResponse {
  @ApiProperty({ example: `${LINK}&raw=true`, description: 'Every cell as it is.' }) raw!: string;
  @ApiProperty({ example: `${LINK}&excel=true`, description: 'Excel sees that it is UTF-8.' })
  excel!: string;
}

/** Where the file is. */
export class ExportResultResponse {
  @ApiProperty({ example: LINK, description: 'Works without a key until `available_till`.' })
  url!: string;
  @ApiProperty({ type: ExportVariantsResponse }) variants!: ExportVariantsResponse;
}

/** Why there is no file. */
export class ExportErrorResponse implements ExportFailure {
  @ApiProperty({ example: 'quota_exceeded' }) key!: ExportFailure['key'];
  @ApiProperty({ example: 'Quota exceeded' }) message!: string;
  @ApiProperty() details!: string;
}

/** An export as clients see it. */
export class ExportResponse {
  @ApiProperty({ example: 'exp_CGnCVltmWjI9V1pGlnunw2Nf' }) id!: string;
  @ApiProperty({ example: 'export' }) object!: 'export';
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ enum: ['SCHEDULED', 'IN_PROGRESS', 'DONE', 'ERROR'] }) status!: ExportStatus;
  @ApiProperty({ example: 'API' }) channel!: 'API';
  @ApiProperty({ example: 'voucher' }) exported_object!: 'voucher';
  @ApiProperty({ type: ExportParametersResponse }) parameters!: ExportParameters;
  @ApiProperty({ type: ExportResultResponse, nullable: true, description: 'Null until `DONE`.' })
  result!: ExportResultResponse | null;
  @ApiProperty({ type: String, nullable: true }) user_id!: null;
  @ApiProperty({ type: 'integer', description: 'Vouchers in the file so far.' }) row_count!: number;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the export is deleted; null until it has ended.',
  })
  available_till!: string | null;
  @ApiProperty({ type: ExportErrorResponse, nullable: true, description: 'Null unless `ERROR`.' })
  error!: ExportErrorResponse | null;
}

/** A page of exports. */
export class ExportListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'exports' }) data_ref!: 'exports';
  @ApiProperty({ type: [ExportResponse] }) exports!: ExportResponse[];
  @ApiProperty({ type: 'integer', description: 'How many exports all pages have.' }) total!: number;
}

/** The export object. */
export function toExportResponse(one: Export, links: ExportLinks | null): ExportResponse {
  const { id, status, parameters, rowCount, availableTill, error } = one;
  return {
    id,
    object: 'export',
    created_at: new Date(one.createdAt).toISOString(),
    status,
    channel: 'API',
    exported_object: 'voucher',
    parameters,
    result: links && { url: links.url, variants: { raw: links.raw, excel: links.excel } },
    user_id: null,
    row_count: rowCount,
    available_till: availableTill === null ? null : new Date(availableTill).toISOString(),
    error,
  };
}
