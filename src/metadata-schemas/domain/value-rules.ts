import { isMetadataDate } from '../../json/iso-date.js';
import { isPlainObject } from '../../json/plain-object.js';
import {
  CONSTRAINTS_OF,
  type ConstraintName,
  type Constraints,
  type Definition,
  type DefinitionType,
} from './definition.js';

type Check = (value: unknown) => boolean;

/** A rule on single values: the words for it, and whether a value keeps it. */
interface ValueRule {
  readonly text: string;
  readonly holds: Check;
}

const PICTURE = /^https?:\/\/[^\s/?#]+\/[^\s?#]*\.(?:jpe?g|png)(?:\?[^\s#]*)?(?:#\S*)?$/i;
const POINT = /^(-?\d{1,2}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)$/;

const TYPE_RULES: Readonly<Record<DefinitionType, ValueRule>> = {
  string: { text: 'must be a string', holds: isString },
  number: { text: 'must be a number', holds: (value) => typeof value === 'number' },
  boolean: { text: 'must be a boolean', holds: (value) => typeof value === 'boolean' },
  date: {
    text: 'must be an ISO 8601 date',
    holds: (value) => isString(value) && value.length === 10 && isMetadataDate(value),
  },
  datetime: {
    text: 'must be an ISO 8601 datetime',
    holds: (value) => isString(value) && value.length > 10 && isMetadataDate(value),
  },
  image_url: {
    text: 'must be a URL pointing to JPG/JPEG or PNG resource',
    holds: (value) => isString(value) && PICTURE.test(value),
  },
  object: { text: 'must be an object', holds: isPlainObject },
  geopoint: { text: "must be a 'latitude, longitude' string", holds: isPoint },
};

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isPoint(value: unknown): boolean {
  const [, latitude, longitude] = (isString(value) && POINT.exec(value)) || [];
  return Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;
}

/** Builds the rule of one constraint from its limit. */
const CONSTRAINT_RULES: {
  readonly [Name in ConstraintName]: (limit: NonNullable<Constraints[Name]>) => ValueRule;
} = {
  eq: (limit) => {
    const allowed = new Set<unknown>(limit);
    const text = `must be equal to one of ${limit.join(',')}`;
    return { text, holds: (value) => allowed.has(value) };
  },
  ne: (limit) => {
    const refused = new Set<unknown>(limit);
    const text = `must not be equal to any of ${limit.join(',')}`;
    return { text, holds: (value) => !refused.has(value) };
  },
  lt: numeric('must be less than', (value, limit) => value < limit),
  lte: numeric('must be less than or equal to', (value, limit) => value <= limit),
  gt: numeric('must be greater than', (value, limit) => value > limit),
  gte: numeric('must be greater than or equal to', (value, limit) => value >= limit),
  minLength: lengthRule('at least', (length, limit) => length >= limit),
  maxLength: lengthRule('at most', (length, limit) => length <= limit),
  exactLength: lengthRule('exactly', (length, limit) => length === limit),
};

type Comparison = (actual: number, limit: number) => boolean;

function numeric(words: string, compare: Comparison) {
  return (limit: number): ValueRule => ({
    text: `${words} ${limit}`,
    holds: (value) => compare(value as number, limit),
  });
}

function lengthRule(words: string, compare: Comparison) {
  return (limit: number): ValueRule => ({
    text: `must have ${words} ${limit} characters`,
    holds: (value) => compare(codePoints(value as string), limit),
  });
}

function codePoints(text: string): number {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
  return text.length - (pairs?.length ?? 0);
}

/** The rule of the definition's type. */
export function typeRuleOf({ type }: Definition): ValueRule {
  return TYPE_RULES[type];
}

/** The rules of the definition's constraints, in the order of messages. */
export function constraintRulesOf(definition: Definition): ValueRule[] {
  return CONSTRAINTS_OF[definition.type].flatMap((name) => {
    const limit = definition[name];
    const toRule = CONSTRAINT_RULES[name] as (limit: Constraints[typeof name]) => ValueRule;
    return limit === undefined ? [] : [toRule(limit)];
  });
}
