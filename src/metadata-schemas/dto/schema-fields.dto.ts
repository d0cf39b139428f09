import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsOptional,
  IsString,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { relatedObjectFault } from '../domain/metadata-schema.js';
import { DefinitionDto, DEFINITIONS_EXAMPLE } from './definition.dto.js';

@ValidatorConstraint({ name: 'relatedObject' })
class RelatedObjectConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && relatedObjectFault(value) === null;
  }

  defaultMessage(): string {
    return relatedObjectFault('') ?? '';
  }
}

/** What both bodies have, without the definitions, whose keys no DTO may touch. */
class SchemaFieldsDto {
  @ApiPropertyOptional({
    description: 'Refuses metadata keys that have no definition.',
    default: false,
  })
  @IsOptional()
  @IsBoolean({ message: 'must be boolean' })
  allow_defined_only?: boolean;
}

/** The body that changes a schema, without its definitions. */
export class UpdateSchemaDto extends SchemaFieldsDto {
  @ApiPropertyOptional({ description: 'Cannot be changed.', example: 'voucher' })
  @IsOptional()
  @IsString({ message: 'must be string' })
  related_object?: string;
}

/** The body that makes a schema, without its definitions. */
export class CreateSchemaDto extends SchemaFieldsDto {
  @ApiProperty({
    description: 'The resource, or a free name for the schema of nested objects.',
    example: 'voucher',
  })
  @Validate(RelatedObjectConstraint)
  @IsString({ message: 'must be string' })
  related_object!: string;
}

const DEFINITIONS = {
  description: 'Definitions by metadata key, at most 100 with the removed ones.',
  type: 'object',
  additionalProperties: { $ref: '#/components/schemas/DefinitionDto' },
  example: DEFINITIONS_EXAMPLE,
} as const;

/** The whole body that makes a schema, as the documentation shows it. */
export class CreateSchemaBodyDto extends CreateSchemaDto {
  @ApiPropertyOptional(DEFINITIONS)
  properties?: Record<string, DefinitionDto>;
}

/** The whole body that changes a schema, as the documentation shows it. */
export class UpdateSchemaBodyDto extends UpdateSchemaDto {
  @ApiPropertyOptional(DEFINITIONS)
  properties?: Record<string, DefinitionDto>;
}
