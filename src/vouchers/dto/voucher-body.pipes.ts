import { Injectable, type PipeTransform } from '@nestjs/common';
import { toVoucherDraft } from '../domain/voucher-draft.js';
import { toVoucherEdit } from '../domain/voucher-edit.js';
import type { CodeChoice } from '../generate-voucher.service.js';
import type { VoucherChange } from '../voucher-edit.service.js';
import type { NewVoucher } from '../vouchers.service.js';
import { CreateRandomVoucherDto } from './create-random-voucher.dto.js';
import { CreateVoucherDto } from './create-voucher.dto.js';
import { UpdateVoucherDto } from './update-voucher.dto.js';
import { VoucherBodyReader } from './voucher-body.reader.js';

/** Reads a voucher whose code is in the path. */
@Injectable()
export class NewVoucherPipe implements PipeTransform<unknown, Promise<NewVoucher>> {
  constructor(private readonly reader: VoucherBodyReader) {}

  async transform(body: unknown): Promise<NewVoucher> {
    const { fields, metadata } = await this.reader.read(CreateVoucherDto, body);
    return { draft: toVoucherDraft({ ...fields }), metadata };
  }
}

/** A voucher, and how it gets its code. */
export interface RandomVoucher {
  readonly choice: CodeChoice;
  readonly voucher: NewVoucher;
}

/** Reads a voucher whose code may be in the body. */
@Injectable()
export class RandomVoucherPipe implements PipeTransform<unknown, Promise<RandomVoucher>> {
  constructor(private readonly reader: VoucherBodyReader) {}

  async transform(body: unknown): Promise<RandomVoucher> {
    const { fields, metadata } = await this.reader.read(CreateRandomVoucherDto, body);
    const { code, code_config: config, ...rest } = fields;
    const choice = (code ?? null) === null ? { config: config ?? {} } : { code: code as string };
    return { choice, voucher: { draft: toVoucherDraft({ ...rest }), metadata } };
  }
}

/** Reads a change of a voucher. */
@Injectable()
export class VoucherChangePipe implements PipeTransform<unknown, Promise<VoucherChange>> {
  constructor(private readonly reader: VoucherBodyReader) {}

  async transform(body: unknown): Promise<VoucherChange> {
    const { fields, metadata } = await this.reader.read(UpdateVoucherDto, body);
    return { edit: toVoucherEdit({ ...fields }), metadata };
  }
}
