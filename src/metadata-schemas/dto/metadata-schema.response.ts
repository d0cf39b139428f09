import { ApiProperty } from '@nestjs/swagger';
import type { Definitions } from '../domain/definition.js';
import type { MetadataSchema } from '../domain/metadata-schema.js';
import { DEFINITIONS_EXAMPLE } from './definition.dto.js';

/** A metadata schema as clients see it. */
export class MetadataSchemaResponse {
  @ApiProperty({ example: 'ms_27vMXZqBAkkqBoOuw8EYTRLn' }) id!: string;
  @ApiProperty({ example: 'voucher' }) related_object!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/DefinitionDto' },
    example: DEFINITIONS_EXAMPLE,
  })
  properties!: Definitions;
  @ApiProperty() allow_defined_only!: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Null until the first change.',
  })
  updated_at!: string | null;
  @ApiProperty({ example: 'metadata_schema' }) object!: 'metadata_schema';
}

/** All schemas of a project. */
export class MetadataSchemaListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'schemas' }) data_ref!: 'schemas';
  @ApiProperty({ type: [MetadataSchemaResponse] }) schemas!: MetadataSchemaResponse[];
  @ApiProperty({ type: 'integer' }) total!: number;
}

/** The schema object. */
export function toSchemaResponse(schema: MetadataSchema): MetadataSchemaResponse {
  const { id, relatedObject, properties, allowDefinedOnly, createdAt, updatedAt } = schema;
  return {
    id,
    related_object: relatedObject,
    properties,
    allow_defined_only: allowDefinedOnly,
    created_at: new Date(createdAt).toISOString(),
    updated_at: updatedAt === null ? null : new Date(updatedAt).toISOString(),
    object: 'metadata_schema',
  };
}

/** The list object. */
export function toSchemaListResponse(
  schemas: readonly MetadataSchema[],
): MetadataSchemaListResponse {
  return {
    object: 'list',
    data_ref: 'schemas',
    schemas: schemas.map(toSchemaResponse),
    total: schemas.length,
  };
}
