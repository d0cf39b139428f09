import { ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CODE_CONFIG_RULES } from '../domain/code-config.js';
import { CreateVoucherBodyDto, CreateVoucherDto } from './create-voucher.dto.js';
import { Follows } from './follows.decorator.js';

/** How the code is made when none is given. */
export class CodeConfigDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 255, default: 8 })
  @Follows(CODE_CONFIG_RULES.length)
  length?: number;

  @ApiPropertyOptional({
    description: 'The characters to choose from.',
    example: '0123456789',
    maxLength: 255,
  })
  @Follows(CODE_CONFIG_RULES.charset)
  charset?: string;

  @ApiPropertyOptional({ example: 'PROMO-', maxLength: 255 })
  @Follows(CODE_CONFIG_RULES.prefix)
  prefix?: string;

  @ApiPropertyOptional({ example: '-2026', maxLength: 255 })
  @Follows(CODE_CONFIG_RULES.postfix)
  postfix?: string;

  @ApiPropertyOptional({
    description: 'Each `#` becomes a random character; replaces `length`.',
    example: 'SAVE-####-####',
    maxLength: 255,
  })
  @Follows(CODE_CONFIG_RULES.pattern)
  pattern?: string;
}

/** The body that creates a voucher whose code is in the body or made up, without its metadata. */
export class CreateRandomVoucherDto extends CreateVoucherDto {
  @ApiPropertyOptional({ description: 'Without it the code is random.', example: 'welcome' })
  @IsOptional()
  @IsString({ message: 'must be string' })
  code?: string;

  @ApiPropertyOptional({ type: CodeConfigDto })
  @IsOptional()
  @IsObject({ message: 'must be object' })
  @ValidateNested()
  @Type(() => CodeConfigDto)
  code_config?: CodeConfigDto;
}

/** The whole body as the API documents it. */
export class CreateRandomVoucherBodyDto extends IntersectionType(
  CreateRandomVoucherDto,
  PickType(CreateVoucherBodyDto, ['metadata']),
) {}
