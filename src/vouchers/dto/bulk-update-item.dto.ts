import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString } from 'class-validator';

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
}
