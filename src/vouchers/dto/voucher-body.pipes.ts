import { Injectable, type PipeTransform } from '@nestjs/common';
import { CreateRandomVoucherDto } from './create-random-voucher.dto.js';
import { CreateVoucherDto } from './create-voucher.dto.js';
import { UpdateVoucherDto } from './update-voucher.dto.js';
import { VoucherBodyReader, type VoucherBody } from './voucher-body.reader.js';

/** The body of a voucher whose code is in the path. */
@Injectable()
export class CreateVoucherBodyPipe implements PipeTransform<
  unknown,
  Promise<VoucherBody<CreateVoucherDto>>
> {
  constructor(private readonly reader: VoucherBodyReader) {}

  transform(body: unknown): Promise<VoucherBody<CreateVoucherDto>> {
    return this.reader.read(CreateVoucherDto, body);
  }
}

/** The body of a voucher whose code may be in it. */
@Injectable()
export class RandomVoucherBodyPipe implements PipeTransform<
  unknown,
  Promise<VoucherBody<CreateRandomVoucherDto>>
> {
  constructor(private readonly reader: VoucherBodyReader) {}

  transform(body: unknown): Promise<VoucherBody<CreateRandomVoucherDto>> {
    return this.reader.read(CreateRandomVoucherDto, body);
  }
}

/** The body of a change. */
@Injectable()
export class UpdateVoucherBodyPipe implements PipeTransform<
  unknown,
  Promise<VoucherBody<UpdateVoucherDto>>
> {
  constructor(private readonly reader: VoucherBodyReader) {}

  transform(body: unknown): Promise<VoucherBody<UpdateVoucherDto>> {
    return this.reader.read(UpdateVoucherDto, body);
  }
}
