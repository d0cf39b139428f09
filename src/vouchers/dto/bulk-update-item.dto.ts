import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsString, ValidateBy } from 'class-validator';
import { EXTRAS_CHECKS, EXTRAS_RULES } from '../operations/bulk-update/row-extras.js';

/**
 * One item of a bulk update. The rules are those of `findBulkUpdateShapeFaults`, which checks ten
 * megabytes of items in a worker thread where class-validator would take seconds.
 */
export class BulkUpdateItemDto {
  @ApiProperty({ description: 'The code of a voucher of the project.', example: 'example_code' })
  @IsString({ message: 'must be string' })
  code!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'The keys to set. A key replaces its whole former value, `null` is a value, keys that are not named stay.',
    example: { lang: 'en', test: false, update_value: 1 },
  })
  @IsObject({ message: 'must be object' })
  metadata!: Record<string, unknown>;

  @ApiPropertyOptional({
    type: [String],
    description: 'The keys to take out of the metadata. None of them may be set by `metadata`.',
    example: ['old_lang'],
  })
  @IsExtra('unset_metadata_fields')
  unset_metadata_fields?: string[];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'The row fails with `precondition_failed` unless this is the `updated_at` of the voucher, null for one that was ' +
      'never updated.',
  })
  @IsExtra('if_updated_at')
  if_updated_at?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The row fails with `precondition_failed` unless these keys have these values.',
    example: { lang: 'pl' },
  })
  @IsExtra('if_metadata')
  if_metadata?: Record<string, unknown>;
}

/** The field may be left out, and is judged as the reader of the bodies judges it. */
function IsExtra(name: keyof typeof EXTRAS_RULES): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => value === undefined || EXTRAS_CHECKS[name](value),
      defaultMessage: () => EXTRAS_RULES[name],
    },
  });
}
