import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { bodyPipe } from '../../http/validation.js';
import { describeFault } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import { readMetadata, type Metadata } from '../domain/metadata.js';
import { fieldCountFault, knownFields } from '../domain/voucher-draft.js';
import { CreateRandomVoucherDto } from './create-random-voucher.dto.js';
import { CreateVoucherDto } from './create-voucher.dto.js';
import { UpdateVoucherDto } from './update-voucher.dto.js';

/** A voucher's fields, validated by their DTO, and its metadata, untouched. */
export interface VoucherBody<Fields extends object = CreateVoucherDto> {
  readonly fields: Fields;
  readonly metadata: Metadata;
}

/**
 * Validates the body of a voucher. Only the known fields, and few, are shown to class-transformer: that
 * library drops a key named `constructor` and takes quadratic time in the number of keys.
 */
@Injectable()
export class VoucherBodyPipe implements PipeTransform<unknown, Promise<VoucherBody>> {
  protected readonly dto: Type = CreateVoucherDto;
  /** Fields that this body has besides those of a voucher. */
  protected readonly ownFields: readonly string[] = [];
  private readonly dtoPipe = bodyPipe();

  constructor(private readonly settings: Settings) {}

  async transform(body: unknown): Promise<VoucherBody> {
    if (!isPlainObject(body)) throw invalidPayload('Payload must be object');
    const { metadata } = body;
    const own = this.ownFields.filter((name) => name in body);
    const known = {
      ...knownFields(body),
      ...Object.fromEntries(own.map((name) => [name, body[name]])),
    };
    const tooMany = fieldCountFault(known);
    if (tooMany !== null) throw invalidPayload(describeFault(tooMany));
    const fields = (await this.dtoPipe.transform(known, {
      type: 'body',
      metatype: this.dto,
    })) as CreateVoucherDto;
    return { fields, metadata: this.checkMetadata(metadata ?? {}) };
  }

  private checkMetadata(metadata: unknown): Metadata {
    if (!isPlainObject(metadata)) throw invalidPayload('Property .metadata must be object');
    const { fault } = readMetadata(metadata, this.settings.maxMetadataBytes);
    if (fault !== null) throw invalidPayload(describeFault(fault));
    return metadata;
  }
}

/** As {@link VoucherBodyPipe}, for a voucher whose code may be in the body. */
@Injectable()
export class RandomVoucherBodyPipe extends VoucherBodyPipe {
  protected override readonly dto = CreateRandomVoucherDto;
  protected override readonly ownFields = ['code', 'code_config'];
}

/** As {@link VoucherBodyPipe}, for the change of a voucher. */
@Injectable()
export class UpdateVoucherBodyPipe extends VoucherBodyPipe {
  protected override readonly dto = UpdateVoucherDto;
}
