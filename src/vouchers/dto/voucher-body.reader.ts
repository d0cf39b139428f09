import { Injectable, type Type } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { objectTextOf } from '../../http/body/json-text.js';
import { JsonBody } from '../../http/route-options.js';
import { bodyPipe } from '../../http/validation.js';
import { describeFault } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import { metadataSizeFault } from '../domain/metadata.js';
import { FIELD_NAMES } from '../domain/voucher-draft.js';

/** A voucher's fields, validated by their DTO, and its metadata, untouched, as JSON text. */
export interface VoucherBody<Fields extends object> {
  readonly fields: Fields;
  readonly metadata: string;
}

/**
 * The route takes a voucher. Only its known fields, and few values, ever come to class-transformer: that library
 * drops a key named `constructor` and takes quadratic time in the number of keys.
 * @param ownFields those that the body has besides a voucher's
 */
export const VoucherJsonBody = (ownFields: readonly string[] = []) =>
  JsonBody([...FIELD_NAMES, ...ownFields], 'metadata');

/** Validates the body of a voucher as {@link VoucherJsonBody} takes it. */
@Injectable()
export class VoucherBodyReader {
  private readonly dtoPipe = bodyPipe();

  constructor(private readonly settings: Settings) {}

  /** @throws DomainError invalid_payload */
  async read<Fields extends object>(
    dto: Type<Fields>,
    body: unknown,
  ): Promise<VoucherBody<Fields>> {
    if (!isPlainObject(body)) throw invalidPayload('Payload must be object');
    const { metadata, ...known } = body;
    const fields = (await this.dtoPipe.transform(known, {
      type: 'body',
      metatype: dto,
    })) as Fields;
    return { fields, metadata: this.checkMetadata(metadata) };
  }

  private checkMetadata(metadata: unknown): string {
    const text = objectTextOf(metadata);
    if (text === null) throw invalidPayload('Property .metadata must be object');
    const fault = metadataSizeFault(text, this.settings.maxMetadataBytes);
    if (fault !== null) throw invalidPayload(describeFault(fault));
    return text;
  }
}
