import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { IsQueryBoolean } from '../../http/query-rules.js';

/** Whether the file is wanted, and in which form. */
export class GetExportQuery {
  @ApiPropertyOptional({
    description:
      'The token of `result.url`: the answer is the file, and no key is needed. Without it the answer is the export.',
  })
  @IsOptional()
  @IsString({ message: 'must be string' })
  token?: string;

  @ApiPropertyOptional({
    default: false,
    description:
      'With `token`: leaves cells as they are, as an import needs them. Otherwise a cell that a spreadsheet would ' +
      'take for a formula begins with an apostrophe.',
  })
  @IsOptional()
  @IsQueryBoolean()
  raw: boolean = false;

  @ApiPropertyOptional({
    default: false,
    description: 'With `token`: begins the file with the mark by which Excel knows UTF-8.',
  })
  @IsOptional()
  @IsQueryBoolean()
  excel: boolean = false;
}
