import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEFINITION_TYPES, type DefinitionType } from '../domain/definition.js';

/** Two definitions. */
export const DEFINITIONS_EXAMPLE = {
  lang: { type: 'string', array: false, optional: false, objectType: null, eq: ['en', 'pl'] },
  uses: { type: 'number', array: false, optional: true, objectType: null, gte: 0 },
};

/** What is demanded of one metadata key. The rules of its fields are the domain's. */
export class DefinitionDto {
  @ApiProperty({ enum: DEFINITION_TYPES, description: 'Cannot be changed later.' })
  type!: DefinitionType;

  @ApiPropertyOptional({ default: false, description: 'The value is a list of this type.' })
  array?: boolean;

  @ApiPropertyOptional({ default: false, description: 'The key may be absent or null.' })
  optional?: boolean;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    description: 'For `object`: the name of the schema of the nested object.',
  })
  objectType?: string | null;

  @ApiPropertyOptional({
    description: 'Removes the definition. Sent again without it, the definition is back.',
  })
  deleted?: boolean;

  @ApiPropertyOptional({
    type: 'array',
    minItems: 1,
    maxItems: 1_000,
    items: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'For strings and numbers: the values that are allowed.',
  })
  eq?: (string | number)[];

  @ApiPropertyOptional({
    type: 'array',
    minItems: 1,
    maxItems: 1_000,
    items: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'For strings and numbers: the values that are not allowed.',
  })
  ne?: (string | number)[];

  @ApiPropertyOptional({ description: 'For numbers.' }) lt?: number;
  @ApiPropertyOptional({ description: 'For numbers.' }) lte?: number;
  @ApiPropertyOptional({ description: 'For numbers.' }) gt?: number;
  @ApiPropertyOptional({ description: 'For numbers.' }) gte?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'For strings, in characters.' })
  minLength?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'For strings, in characters.' })
  maxLength?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'For strings, in characters.' })
  exactLength?: number;
}
