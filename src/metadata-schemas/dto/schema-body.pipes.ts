import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { invalidPayload } from '../../errors/domain-error.js';
import { objectTextOf } from '../../http/body/json-text.js';
import { bodyPipe } from '../../http/validation.js';
import { isPlainObject } from '../../json/plain-object.js';
import type { SchemaEdit } from '../metadata-schemas.service.js';
import { CreateSchemaDto, UpdateSchemaDto } from './schema-fields.dto.js';

/** A new schema, and the name of its resource or of its nested objects. */
export type NewSchema = SchemaEdit & { readonly relatedObject: string };

/** Reads a new schema. */
@Injectable()
export class NewSchemaPipe implements PipeTransform<unknown, Promise<NewSchema>> {
  /** @throws DomainError invalid_payload */
  async transform(body: unknown): Promise<NewSchema> {
    const { fields, properties } = await readSchema(CreateSchemaDto, body, ['related_object']);
    const { related_object: relatedObject, allow_defined_only: allowDefinedOnly } = fields;
    return { relatedObject, allowDefinedOnly, properties };
  }
}

/** Reads a change of a schema. */
@Injectable()
export class SchemaEditPipe implements PipeTransform<unknown, Promise<SchemaEdit>> {
  /** @throws DomainError invalid_payload */
  async transform(body: unknown): Promise<SchemaEdit> {
    const { fields, properties } = await readSchema(UpdateSchemaDto, body);
    const { related_object: relatedObject, allow_defined_only: allowDefinedOnly } = fields;
    return { relatedObject, allowDefinedOnly, properties };
  }
}

const dtoPipe = bodyPipe();

/**
 * Validates the body by its DTO. The definitions are taken out before class-transformer sees them: their keys are
 * metadata keys, of which that library drops some.
 */
async function readSchema<Dto extends object>(
  metatype: Type<Dto>,
  body: unknown,
  required: readonly string[] = [],
): Promise<{ fields: Dto; properties: string }> {
  if (!isPlainObject(body)) throw invalidPayload('Payload must be object');
  const { properties, ...rest } = body;
  const missing = required.find((name) => (rest[name] ?? null) === null);
  if (missing !== undefined) {
    throw invalidPayload(`Payload must have required property '${missing}'`);
  }
  const fields = (await dtoPipe.transform(rest, { type: 'body', metatype })) as Dto;
  const definitions = objectTextOf(properties);
  if (definitions === null) throw invalidPayload('Property .properties must be object');
  return { fields, properties: definitions };
}
