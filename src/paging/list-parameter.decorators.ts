import type { ApiQueryOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsQueryDate, IsQueryInteger } from '../http/query-rules.js';
import { oneOfAllowed } from '../json/allowed-values.js';

/** How clients write a parameter: `a=v`, `a[]=v` or `a[before]=v`. */
export type ParameterShape = 'single' | 'list' | 'range';

/** Documents what a client can write for a parameter, by its name with brackets. */
type ParameterDocs = ApiQueryOptions & { readonly name: string };

/** A parameter of a list. */
export interface ListParameter {
  readonly name: string;
  readonly shape: ParameterShape;
  readonly docs: readonly ParameterDocs[];
}

const KEY = Symbol('list parameters');

/** The parameters that the properties of a DTO declare, in their order. */
export function listParametersOf(dto: object): readonly ListParameter[] {
  return (Reflect.getMetadata(KEY, dto) ?? []) as readonly ListParameter[];
}

/** A text. */
export const TextParameter = (description: string) =>
  parameter('single', (name) => [{ name, description, type: String }], IsOptional(), isString());

/** An integer. The value of the property is the default. */
export const IntegerParameter = (
  description: string,
  { minimum, maximum, default: byDefault }: Record<'minimum' | 'maximum' | 'default', number>,
) =>
  parameter(
    'single',
    (name) => [
      { name, description, schema: { type: 'integer', minimum, maximum, default: byDefault } },
    ],
    IsQueryInteger(minimum, maximum),
  );

/** One of these texts. The value of the property is the default. */
export const ChoiceParameter = (
  description: string,
  { allowed, default: byDefault }: { allowed: readonly string[]; default: string },
) =>
  parameter(
    'single',
    (name) => [
      { name, description, schema: { type: 'string', enum: [...allowed], default: byDefault } },
    ],
    IsIn(allowed, { message: oneOfAllowed(allowed) }),
  );

/** A list of texts. */
export const TextsParameter = (description: string, { maxItems }: { maxItems: number }) =>
  parameter(
    'list',
    (name) => [
      {
        name: `${name}[]`,
        description,
        schema: { type: 'array', items: { type: 'string' }, maxItems },
      },
    ],
    IsOptional(),
    IsString({ message: 'must be array of strings', each: true }),
    ArrayMaxSize(maxItems, { message: `must NOT have more than ${maxItems} items` }),
  );

/** A list of texts of which each is allowed. */
export const ChoicesParameter = (description: string, allowed: readonly string[]) =>
  parameter(
    'list',
    (name) => [
      {
        name: `${name}[]`,
        description,
        schema: { type: 'array', items: { type: 'string', enum: [...allowed] } },
      },
    ],
    IsOptional(),
    IsIn(allowed, { message: oneOfAllowed(allowed), each: true }),
  );

/** A moment. */
export const MomentParameter = (description: string) =>
  parameter(
    'single',
    (name) => [
      {
        name,
        description: `${description} A date alone is midnight UTC.`,
        schema: { type: 'string', format: 'date-time' },
      },
    ],
    IsOptional(),
    IsQueryDate(),
  );

/** Two moments, both outside the range. */
export class DateRangeQuery {
  @IsOptional()
  @IsQueryDate()
  before?: string;

  @IsOptional()
  @IsQueryDate()
  after?: string;
}

/** A {@link DateRangeQuery}. `what` stands before "before this moment". */
export const DateRangeParameter = (what: string) =>
  parameter(
    'range',
    (name) =>
      (['before', 'after'] as const).map((bound) => ({
        name: `${name}[${bound}]`,
        description: `${what} ${bound} this moment. A date alone is midnight UTC.`,
        schema: { type: 'string', format: 'date-time' },
      })),
    IsOptional(),
    IsObject({ message: 'must be object' }),
    ValidateNested(),
    Type(() => DateRangeQuery),
  );

function isString(): PropertyDecorator {
  return IsString({ message: 'must be string' });
}

function parameter(
  shape: ParameterShape,
  docsOf: (name: string) => ParameterDocs[],
  ...rules: readonly PropertyDecorator[]
): PropertyDecorator {
  return (target, property) => {
    // As if they stood above the property, the last one next to it.
    for (const rule of rules.toReversed()) rule(target, property);
    const name = String(property);
    const docs = docsOf(name).map((options) => ({ ...options, required: false }));
    const others = listParametersOf(target.constructor);
    Reflect.defineMetadata(KEY, [...others, { name, shape, docs }], target.constructor);
  };
}
