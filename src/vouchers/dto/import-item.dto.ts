import { ApiProperty } from '@nestjs/swagger';
import { CreateVoucherBodyDto } from './create-voucher.dto.js';

/** One voucher of an import. */
export class ImportItemDto extends CreateVoucherBodyDto {
  @ApiProperty({ description: 'The code; one that is taken fails its row.', example: 'PROMO-1' })
  code!: string;
}
