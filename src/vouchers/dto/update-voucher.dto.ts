import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { CreateVoucherBodyDto, CreateVoucherDto } from './create-voucher.dto.js';

/**
 * The body that updates a voucher, without its metadata. What cannot be changed is not in it, and so is
 * skipped whatever it holds.
 */
export class UpdateVoucherDto extends OmitType(CreateVoucherDto, ['type', 'campaign']) {}

/** The whole body as the API documents it. */
export class UpdateVoucherBodyDto extends IntersectionType(
  UpdateVoucherDto,
  PickType(CreateVoucherBodyDto, ['metadata']),
) {}
