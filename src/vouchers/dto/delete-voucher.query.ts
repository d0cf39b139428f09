import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** How a voucher is deleted. */
export class DeleteVoucherQuery {
  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'Past the bin, for good.' })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be boolean' })
  force?: 'true' | 'false';
}
