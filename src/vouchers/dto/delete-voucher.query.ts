import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsQueryBoolean } from '../../http/query-rules.js';

/** How a voucher is deleted. */
export class DeleteVoucherQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description:
      'Deletes for good, without the trash bin. `1` and `0` are read like `true` and `false`.',
  })
  @IsOptional()
  @IsQueryBoolean()
  force: boolean = false;
}
