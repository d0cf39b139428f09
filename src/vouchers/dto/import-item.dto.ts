import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { CreateVoucherBodyDto } from './create-voucher.dto.js';

/**
 * One voucher of an import. The rules are those of `readImportItem`, which checks ten megabytes of vouchers in a
 * worker thread where class-validator would take seconds.
 */
export class ImportItemDto extends CreateVoucherBodyDto {
  @ApiProperty({ description: 'The code; one that is taken fails its row.', example: 'PROMO-1' })
  @IsString({ message: 'must be string' })
  code!: string;
}
