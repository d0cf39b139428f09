import { readBoolean } from '../../../http/query-boolean.js';
import { NOT_ISO_8601, parseQueryDate } from '../../../json/iso-date.js';
import type { FieldKind, Sign, StateTest, Test, ValueTest } from './condition.js';

/** What an operator and its operands ask, or why they cannot be read. */
export type Reading =
  { readonly test: Test; readonly isNegated: boolean } | { readonly fault: string };

interface Operator {
  readonly kinds: readonly FieldKind[];
  readonly read: (operands: readonly string[], kind: FieldKind, nowMs: number) => Reading;
}

const ANY: readonly FieldKind[] = ['text', 'boolean', 'switch', 'number', 'date', 'metadata'];
const TEXTS: readonly FieldKind[] = ['text', 'metadata'];
const ORDERED: readonly FieldKind[] = ['number', 'date', 'metadata'];
const DATED: readonly FieldKind[] = ['date', 'metadata'];

/** Every operator. A map, so that no name of a client finds anything but an entry. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$in', equals(false)],
  ['$not_in', equals(true)],
  ['$is', equals(false)],
  ['$is_not', equals(true)],
  ['$has_value', flag(ANY, () => ({ kind: 'present' }), false)],
  ['$is_unknown', flag(ANY, () => ({ kind: 'present' }), true)],
  ['$contains', texts('contains', false)],
  ['$not_contain', texts('contains', true)],
  ['$starts_with', texts('starts_with', false)],
  ['$ends_with', texts('ends_with', false)],
  ['$more_than', compares('>')],
  ['$less_than', compares('<')],
  ['$more_than_equal', compares('>=')],
  ['$less_than_equal', compares('<=')],
  ['$after', moments('>')],
  ['$before', moments('<')],
  ['$active', flag(['switch'], (nowMs) => ({ kind: 'live', nowMs }), false)],
  ['$enabled', flag(['switch'], isTrue, false)],
  ['$disabled', flag(['switch'], isTrue, true)],
  ['$expired', flag(['switch', 'date'], hasPassed, false)],
]);

/** The names of the operators that a kind of field has. */
export function operatorsOf(kind: FieldKind): string[] {
  return [...OPERATORS].filter(([, { kinds }]) => kinds.includes(kind)).map(([name]) => name);
}

function isTrue(): ValueTest {
  return { kind: 'equals', operands: [true] };
}

function hasPassed(nowMs: number, kind: FieldKind): ValueTest | StateTest {
  return kind === 'switch'
    ? { kind: 'expired', nowMs }
    : { kind: 'compares', sign: '<', operands: [nowMs] };
}

/** An operator that takes a boolean; no value is `true`, as the public API documents it. */
function flag(
  kinds: readonly FieldKind[],
  toTest: (nowMs: number, kind: FieldKind) => Test,
  isNegated: boolean,
): Operator {
  return {
    kinds,
    read: ([operand = '', ...others], kind, nowMs) => {
      const isAsked = operand === '' || readBoolean(operand);
      if (others.length > 0 || isAsked === null) return { fault: 'must be boolean' };
      return { test: toTest(nowMs, kind), isNegated: isNegated === isAsked };
    },
  };
}

function equals(isNegated: boolean): Operator {
  return {
    kinds: ANY,
    read: (operands, kind) => {
      if (kind === 'text' || kind === 'metadata') {
        return { test: { kind: 'equals', operands }, isNegated };
      }
      const [parse, fault]: Parsing<number | boolean> = PARSINGS[kind];
      return readAll(operands, parse, fault, (values) => ({
        test: { kind: 'equals', operands: values },
        isNegated,
      }));
    },
  };
}

function texts(kind: 'contains' | 'starts_with' | 'ends_with', isNegated: boolean): Operator {
  return { kinds: TEXTS, read: (operands) => ({ test: { kind, operands }, isNegated }) };
}

function compares(sign: Sign): Operator {
  return {
    kinds: ORDERED,
    read: (operands, kind) => {
      const [parse, fault] = kind === 'date' ? DATES : NUMBERS;
      return readAll(operands, parse, fault, (values) => ({
        test: { kind: 'compares', sign, operands: values },
        isNegated: false,
      }));
    },
  };
}

function moments(sign: Sign): Operator {
  return {
    kinds: DATED,
    read: (operands, kind) =>
      readAll(operands, ...DATES, (values) => ({
        test: { kind: kind === 'date' ? 'compares' : 'is_moment', sign, operands: values },
        isNegated: false,
      })),
  };
}

type Parsing<T> = readonly [parse: (text: string) => T | null, fault: string];

const DATES: Parsing<number> = [parseQueryDate, NOT_ISO_8601];
const NUMBERS: Parsing<number> = [parseNumber, 'must be number'];
const BOOLEANS: Parsing<boolean> = [readBoolean, 'must be boolean'];
const PARSINGS = { date: DATES, number: NUMBERS, boolean: BOOLEANS, switch: BOOLEANS } as const;

function readAll<T>(
  operands: readonly string[],
  parse: (text: string) => T | null,
  fault: string,
  then: (values: T[]) => Reading,
): Reading {
  const values = operands.map(parse).filter((value) => value !== null);
  return values.length < operands.length ? { fault } : then(values);
}

/** The number that a text spells as JSON does, or null; `0x10` and ` 5` spell none. */
export function parseNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The operands that spell a number. */
export function numbersOf(operands: readonly unknown[]): number[] {
  return operands.map((operand) => parseNumber(String(operand))).filter((value) => value !== null);
}
