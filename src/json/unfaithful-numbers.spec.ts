import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../test/factories/texts.js';
import type { JsonPath } from './json-path.js';
import { findUnfaithfulNumbers } from './unfaithful-numbers.js';

/** A JSON document of which the spelling of every number and string is known. */
type Node =
  | { kind: 'token'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'array'; items: Node[] }
  | { kind: 'object'; members: { key: string; spelling: string; value: Node }[] };

const digits = (maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${maxLength}}$`));
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(
      fc.constant('0'),
      fc.tuple(fc.integer({ min: 1, max: 9 }), digits(19)).map((p) => p.join('')),
    ),
    fc.option(digits(20), { nil: null }),
    fc.option(fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), digits(3)), {
      nil: null,
    }),
  )
  .map(([sign, whole, fraction, power]) =>
    [sign, whole, fraction === null ? '' : `.${fraction}`, ...(power ?? [])].join(''),
  );

const content = fc.oneof(
  anyText({ maxLength: 6 }),
  fc.constantFrom(
    '1e400',
    '9007199254740993',
    '"',
    '\\',
    '\\"',
    '[1e400,',
    '"a":1e400}',
    '',
    '__proto__',
  ),
);
const escaped = (text: string) =>
  `"${[...text.split('')].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
const stringOf = fc.tuple(content, fc.boolean()).map(([text, escape]) => ({
  key: text,
  spelling: escape ? escaped(text) : JSON.stringify(text),
}));

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('number' as const), text: numberText }),
    fc
      .oneof(
        stringOf.map(({ spelling }) => spelling),
        fc.constantFrom('true', 'false', 'null'),
      )
      .map((text) => ({ kind: 'token' as const, text })),
    fc.record({ kind: fc.constant('array' as const), items: fc.array(tie('node')) }),
    fc.record({
      kind: fc.constant('object' as const),
      members: fc.array(
        fc.tuple(stringOf, tie('node')).map(([name, value]) => ({ ...name, value })),
      ),
    }),
  ),
}));

function write(value: Node, space: string): string {
  if (value.kind === 'array')
    return `[${space}${value.items.map((i) => write(i, space)).join(`,${space}`)}]`;
  if (value.kind !== 'object') return value.text + space;
  const members = value.members.map(
    (m) => `${m.spelling}${space}:${space}${write(m.value, space)}`,
  );
  return `{${space}${members.join(`,${space}`)}}`;
}

function* changedIn(value: Node, path: JsonPath): Generator<JsonPath> {
  if (value.kind === 'number' && isChanged(value.text)) yield path;
  if (value.kind === 'array') {
    for (const [index, item] of value.items.entries()) yield* changedIn(item, [...path, index]);
  }
  if (value.kind === 'object') {
    for (const member of value.members) yield* changedIn(member.value, [...path, member.key]);
  }
}

/** Compares the exact fractions, by whole numbers. */
function isChanged(text: string): boolean {
  const printed = String(Number(text));
  if (printed.endsWith('Infinity')) return true;
  const [a, b] = [fractionOf(text), fractionOf(printed)];
  const lowest = Math.min(a.power, b.power);
  const scaled = ({ whole, power }: typeof a) => whole * 10n ** BigInt(power - lowest);
  return scaled(a) !== scaled(b);
}

function fractionOf(text: string): { whole: bigint; power: number } {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [, fraction = ''] = mantissa.split('.');
  return { whole: BigInt(mantissa.replace('.', '')), power: Number(power) - fraction.length };
}

/** One path for each second level, as the search returns them. */
function firstOfEachField(paths: JsonPath[]): JsonPath[] {
  return paths.filter(([item, field], at) => {
    const prior = paths[at - 1];
    return prior === undefined || prior[0] !== item || prior[1] !== field;
  });
}

describe('findUnfaithfulNumbers', () => {
  it('finds what an exact comparison of every number finds, in any JSON', () => {
    fc.assert(
      fc.property(node, fc.constantFrom('', ' ', '\n\t '), (root, space) => {
        const text = write(root, space);
        JSON.parse(text);
        expect(findUnfaithfulNumbers(text)).toEqual(firstOfEachField([...changedIn(root, [])]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('misses no number at the length at which doubles begin to lose digits', () => {
    const number = fc
      .tuple(digits(17), fc.nat(17), fc.constantFrom('', 'e9', 'e-99', 'e100', 'e-308', 'e308'))
      .map(([text, point, power]) => {
        const whole = text.slice(0, point).replace(/^0+/, '') || '0';
        const fraction = text.slice(point);
        return whole + (fraction === '' ? '' : `.${fraction}`) + power;
      });
    fc.assert(
      fc.property(
        number,
        (text) => findUnfaithfulNumbers(`[${text}]`).length === Number(isChanged(text)),
      ),
      { numRuns: 5_000 },
    );
  });

  it.each(['9007199254740993', '900719925474099.31', '0.12345678901234567', '1e-400'])(
    'finds %s when it is the only one',
    (text) => {
      expect(findUnfaithfulNumbers(`[${text}]`)).toEqual([[0]]);
    },
  );

  it('looks into no string', () => {
    const text = JSON.stringify(['9007199254740993', '\\"1e400', { '1e400': '[1e400]' }]);
    expect(findUnfaithfulNumbers(text)).toEqual([]);
  });

  it('names keys as they read, not as they are written', () => {
    expect(findUnfaithfulNumbers('[{"\\u0061\\"\\\\": {"": 1e400}}]')).toEqual([[0, 'a"\\', '']]);
  });

  it('names the first number below a field', () => {
    const text = '[{"a":[1,1e400,2e400],"b":1e400},{"a":{"x":[],"y":1e400}}]';
    expect(findUnfaithfulNumbers(text)).toEqual([
      [0, 'a', 1],
      [0, 'b'],
      [1, 'a', 'y'],
    ]);
  });

  it('finds the item behind another that is full of such numbers', () => {
    const text = `[{"a":[${'1e400,'.repeat(400_000)}0]},{"a":9007199254740993}]`;
    expect(findUnfaithfulNumbers(text)).toEqual([
      [0, 'a', 0],
      [1, 'a'],
    ]);
  });

  it('walks a text of any depth', () => {
    const text = `${'[1e400,'.repeat(100_000)}0${']'.repeat(100_000)}`;
    expect(findUnfaithfulNumbers(text).map((path) => path.slice(0, 2))).toEqual([
      [0],
      [1, 0],
      [1, 1],
    ]);
  });
});
