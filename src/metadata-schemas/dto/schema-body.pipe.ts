import { mixin, type PipeTransform, type Type } from '@nestjs/common';
import { invalidPayload } from '../../errors/domain-error.js';
import { objectTextOf } from '../../http/body/json-text.js';
import { bodyPipe } from '../../http/validation.js';
import { isPlainObject } from '../../json/plain-object.js';
import type { SchemaFields } from '../metadata-schemas.service.js';
import type { CreateSchemaDto, UpdateSchemaDto } from './schema-fields.dto.js';

/**
 * Validates the body of a schema by its DTO. The definitions are taken out before class-transformer sees
 * them: their keys are metadata keys, of which that library drops some.
 */
export function SchemaBodyPipe<Dto extends CreateSchemaDto | UpdateSchemaDto>(
  metatype: Type<Dto>,
  required: readonly string[] = [],
): Type<PipeTransform<unknown, Promise<Dto & SchemaFields>>> {
  class BodyPipe implements PipeTransform<unknown, Promise<Dto & SchemaFields>> {
    private readonly dtoPipe = bodyPipe();

    async transform(body: unknown): Promise<Dto & SchemaFields> {
      if (!isPlainObject(body)) throw invalidPayload('Payload must be object');
      const { properties, ...rest } = body;
      const missing = required.find((name) => (rest[name] ?? null) === null);
      if (missing !== undefined) {
        throw invalidPayload(`Payload must have required property '${missing}'`);
      }
      const fields = (await this.dtoPipe.transform(rest, { type: 'body', metatype })) as Dto;
      const definitions = objectTextOf(properties);
      if (definitions === null) throw invalidPayload('Property .properties must be object');
      return Object.assign(fields, { properties: definitions });
    }
  }
  return mixin(BodyPipe);
}
