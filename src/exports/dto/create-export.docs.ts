import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EXPORT_ORDERS } from '../export.js';
import { EXPORT_FIELDS } from '../voucher-cells.js';
import { EXPORTED_OBJECTS, MAX_FIELDS } from './create-export.pipe.js';

/** What is exported of the vouchers, and of which. */
export class ExportParametersDto {
  @ApiPropertyOptional({
    enum: Object.keys(EXPORT_ORDERS),
    default: '-created_at',
    description: 'A minus sorts downwards.',
  })
  order?: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: MAX_FIELDS,
    default: ['code', 'voucher_type', 'value', 'discount_type'],
    description: `The columns: ${Object.keys(EXPORT_FIELDS).join(', ')}, and \`metadata.<key>\` with any key.`,
  })
  fields?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'Conditions as `{"<field>": {"conditions": {"<operator>": <value or list>}}}`, joined by `junction`. Fields and ' +
      'operators are those of `filters` of `GET /v1/vouchers`.',
  })
  filters?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'Campaigns have no ids here, so nothing is found.' })
  campaign_id?: string;
}

/** A new export. */
export class CreateExportDto {
  @ApiProperty({ enum: EXPORTED_OBJECTS }) exported_object!: string;
  @ApiPropertyOptional({ type: ExportParametersDto }) parameters?: ExportParametersDto;
}

/** Bodies that the document shows. */
export const CREATE_EXPORT_EXAMPLES = {
  all: { summary: 'Every voucher', value: { exported_object: 'voucher' } },
  some: {
    summary: 'Some columns of some vouchers',
    value: {
      exported_object: 'voucher',
      parameters: {
        order: 'code',
        fields: ['code', 'voucher_type', 'discount_type', 'value', 'active', 'metadata.lang'],
        filters: {
          junction: 'and',
          created_at: { conditions: { $after: ['2026-01-01T00:00:00.000Z'] } },
          'metadata.lang': { conditions: { $in: ['en', 'pl'] } },
        },
      },
    },
  },
} as const;
