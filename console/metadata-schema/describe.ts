import type { Schemas } from '../api/client.js';

export type Definition = Schemas['DefinitionDto'];

const NUMBER_RULES = { gt: 'more than', gte: 'at least', lt: 'less than', lte: 'at most' } as const;
const LENGTH_RULES = {
  minLength: 'at least',
  maxLength: 'at most',
  exactLength: 'exactly',
} as const;

/** The rules of a definition besides its type, in words. */
export function rulesOf(definition: Partial<Definition>): string[] {
  const keysOf = <T extends object>(rules: T) => Object.keys(rules) as (keyof T)[];
  return [
    ...(definition.eq ? [`one of ${definition.eq.join(', ')}`] : []),
    ...(definition.ne ? [`none of ${definition.ne.join(', ')}`] : []),
    ...keysOf(NUMBER_RULES)
      .filter((rule) => definition[rule] !== undefined)
      .map((rule) => `${NUMBER_RULES[rule]} ${definition[rule] ?? ''}`),
    ...keysOf(LENGTH_RULES)
      .filter((rule) => definition[rule] !== undefined)
      .map((rule) => `${LENGTH_RULES[rule]} ${definition[rule] ?? ''} characters`),
  ];
}

/** A value that a definition allows, as far as its rules are simple. */
export function exampleOf(definition: Partial<Definition>): unknown {
  const one = definition.eq?.[0] ?? exampleOfType(definition);
  return definition.array === true ? [one] : one;
}

function exampleOfType(definition: Partial<Definition>): unknown {
  const { type, exactLength, minLength = 0, maxLength = Infinity } = definition;
  switch (type) {
    case 'number':
      return definition.gte ?? definition.lte ?? (definition.gt ?? (definition.lt ?? 1) - 2) + 1;
    case 'boolean':
      return true;
    case 'date':
      return '2026-12-31';
    case 'datetime':
      return '2026-12-31T09:00:00.000Z';
    case 'image_url':
      return 'https://shop.example/picture.png';
    case 'object':
      return {};
    default:
      return 'text'
        .repeat(100)
        .slice(0, exactLength ?? Math.min(maxLength, Math.max(4, minLength)));
  }
}
