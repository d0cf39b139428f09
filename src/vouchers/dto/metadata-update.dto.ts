import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsObject, IsString } from 'class-validator';

/**
 * One metadata for many vouchers. The rules are those of `readMetadataUpdate`, which checks ten megabytes
 * of codes in a worker thread where class-validator would take seconds.
 */
export class MetadataUpdateDto {
  @ApiProperty({
    type: [String],
    description: 'Codes of vouchers of the project, one result each.',
    example: ['PROMO-CODE810', 'PROMO-CODE726'],
  })
  @IsString({ each: true, message: 'must be string' })
  @ArrayNotEmpty({ message: 'must NOT have fewer than 1 items' })
  @IsArray({ message: 'must be array' })
  codes!: string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'The keys to set on every one of them. A key replaces its whole former value, `null` is a value, keys that are not named stay.',
    example: { lang: 'en', authorized_internally: true },
  })
  @IsObject({ message: 'must be object' })
  metadata!: Record<string, unknown>;
}
