import { Injectable, type Type } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { bodyPipe } from '../../http/validation.js';
import { describeFault } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import { readMetadata, type Metadata } from '../domain/metadata.js';
import { fieldCountFault, knownFields } from '../domain/voucher-draft.js';

/** A voucher's fields, validated by their DTO, and its metadata, untouched. */
export interface VoucherBody<Fields extends object> {
  readonly fields: Fields;
  readonly metadata: Metadata;
}

/**
 * Validates the body of a voucher. Only the known fields, and few, are shown to class-transformer: that
 * library drops a key named `constructor` and takes quadratic time in the number of keys.
 */
@Injectable()
export class VoucherBodyReader {
  private readonly dtoPipe = bodyPipe();

  constructor(private readonly settings: Settings) {}

  /** @throws DomainError invalid_payload; `ownFields` are those that the body has besides a voucher's. */
  async read<Fields extends object>(
    dto: Type<Fields>,
    body: unknown,
    ownFields: readonly string[] = [],
  ): Promise<VoucherBody<Fields>> {
    if (!isPlainObject(body)) throw invalidPayload('Payload must be object');
    const { metadata } = body;
    const own = ownFields.filter((name) => name in body);
    const known = {
      ...knownFields(body),
      ...Object.fromEntries(own.map((name) => [name, body[name]])),
    };
    const tooMany = fieldCountFault(known);
    if (tooMany !== null) throw invalidPayload(describeFault(tooMany));
    const fields = (await this.dtoPipe.transform(known, {
      type: 'body',
      metatype: dto,
    })) as Fields;
    return { fields, metadata: this.checkMetadata(metadata ?? {}) };
  }

  private checkMetadata(metadata: unknown): Metadata {
    if (!isPlainObject(metadata)) throw invalidPayload('Property .metadata must be object');
    const { fault } = readMetadata(metadata, this.settings.maxMetadataBytes);
    if (fault !== null) throw invalidPayload(describeFault(fault));
    return metadata;
  }
}
