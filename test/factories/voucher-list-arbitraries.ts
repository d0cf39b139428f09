import fc, { type Arbitrary } from 'fast-check';
import type { QueryEntry } from '../../src/http/query-entries.js';
import type { Voucher } from '../../src/vouchers/domain/voucher.js';
import {
  FIELD_KINDS,
  type FieldKind,
  type Filter,
} from '../../src/vouchers/listing/filter/condition.js';
import { operatorsOf } from '../../src/vouchers/listing/filter/operators.js';
import { readFilter } from '../../src/vouchers/listing/filter/read-filter.js';

/** Keys that a built JSON path would take for something else. */
const KEYS = ['a', '', '__proto__', 'constructor', 'a.b', 'a..b', '$', '$.a', '[', ']', '[0]'];
const STRANGE_KEYS = ['x"y', '"', "'", '\\', '[#-1]', 'a][conditions][$is', '%', 'ключ', '\n', 'A'];

/** Texts that a pattern, a number or a date parser could take for one another, in groups. */
const TEXTS = [
  ['a_b', 'axb', 'A_B', 'b', '_', 'a'],
  ['%', '50%', '50', '', '5%'],
  ['\\', "'", '"; --', 'x"', '😀', 'é'],
  ['1', '1.0', '1e2', '100', ' 1', '0x1'],
  ['true', 'false', 'null', 'TRUE', '1'],
  ['2024-01-01', '2024-01-01T10:00:00.123Z', '2024-01-01T10:00+02:00', '2024-01-01T08:00:00Z'],
  // Dates of requests, but not of metadata.
  ['2024-01-01T10', '2024-01-01T10:00+0200', '2024-01-01T10:00+02', '20240101T100000Z'],
  ['2024-02-30', '2024-01-01 10:00', '2024-01-01', 'now', '2460000.5', '2024-13-01', '10:00'],
];
const NUMBERS = [0, 1, 100, -1, 0.1, 1e21, 2 ** 60, 5e-324, 1.7976931348623157e308];
const DATES = ['1970-01-01', '2024-01-01', '2024-01-01T10:00:00.123Z', '2024-01-01T08:00:00Z'];
const MOMENTS = DATES.map((date) => Date.parse(date));
const NOW = Date.parse('2024-01-01T09:00:00Z');

/** What the vouchers and filters of one case are made of, little enough that they meet. */
interface World {
  readonly keys: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

const world: Arbitrary<World> = fc.record({
  keys: fc.shuffledSubarray([...KEYS, ...STRANGE_KEYS], { minLength: 2, maxLength: 2 }),
  texts: fc
    .tuple(fc.constantFrom(...TEXTS), fc.string({ maxLength: 4 }))
    .map(([texts, other]) => [...texts, other]),
  numbers: fc
    .tuple(fc.constantFrom(...NUMBERS), fc.double({ noNaN: true, noDefaultInfinity: true }))
    .map((numbers) => [...numbers, 1]),
});

/** Stored vouchers with their codes unique, and filters as clients send them, made of the same values. */
export const listCaseArbitrary: Arbitrary<{ vouchers: Voucher[]; filters: Filter[] }> = world.chain(
  (of) =>
    fc.record({
      vouchers: fc.uniqueArray(voucherArbitrary(of), {
        selector: ({ code }) => code,
        maxLength: 25,
      }),
      filters: fc.array(filterArbitrary(of), { minLength: 1, maxLength: 10 }),
    }),
);

const maybe = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });

function voucherArbitrary(of: World): Arbitrary<Voucher> {
  const text = fc.constantFrom(...of.texts);
  const moment = fc.constantFrom(...MOMENTS);
  return fc
    .record({
      code: fc
        .tuple(fc.constantFrom('', 'a', 'B', '😀', '\uffee'), text)
        .map((parts) => parts.join('')),
      type: fc.constantFrom('DISCOUNT_VOUCHER', 'GIFT_VOUCHER'),
      active: fc.boolean(),
      category: maybe(text),
      campaign: maybe(text),
      startDate: maybe(moment),
      expirationDate: maybe(moment),
      createdAt: moment,
      updatedAt: maybe(moment),
      metadata: metadataArbitrary(of),
      definition: definitionArbitrary(of),
    })
    .map((fields) => ({ projectId: 'p', id: `v_${fields.code}`, ...fields }));
}

/** What a voucher is worth and was used for; each part, and each member of it, may be absent. */
function definitionArbitrary({ texts, numbers }: World): Arbitrary<Voucher['definition']> {
  const number = fc.constantFrom(...numbers);
  const any = { requiredKeys: [] };
  return fc.record(
    {
      additional_info: fc.constantFrom(...texts),
      discount: fc.record(
        { type: fc.constantFrom('AMOUNT', 'PERCENT'), amount_off: number, percent_off: number },
        any,
      ),
      gift: fc.record({ amount: number, balance: number }, any),
      loyalty_card: fc.record({ points: number }, any),
      redemption: fc.record({ quantity: number, redeemed_quantity: number }, any),
    },
    any,
  );
}

/** JSON text of metadata; `Object.fromEntries` makes `__proto__` a key like any other. */
function metadataArbitrary({ keys, texts, numbers }: World): Arbitrary<string> {
  const scalar = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<unknown>(...texts) },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(...numbers) },
    fc.constantFrom<unknown>(true, false, null),
  );
  const value = fc.oneof(
    { weight: 4, arbitrary: scalar },
    fc.array(scalar, { maxLength: 3 }),
    fc.record({ a: scalar }),
  );
  return fc
    .array(fc.tuple(fc.constantFrom(...keys), value), { minLength: 1, maxLength: 3 })
    .map((pairs) => JSON.stringify(Object.fromEntries(pairs)));
}

function operandArbitrary(of: World, kind: FieldKind): Arbitrary<string> {
  const text = fc.constantFrom(...of.texts);
  if (kind === 'boolean' || kind === 'switch') return fc.constantFrom('true', 'false');
  if (kind === 'number') return fc.constantFrom(...of.numbers, 0).map(String);
  if (kind === 'date') return fc.constantFrom(...DATES);
  if (kind === 'text') return fc.oneof(text, fc.constantFrom('GIFT_VOUCHER', 'AMOUNT', 'a\u0000'));
  return fc.oneof(text, fc.constantFrom(...of.numbers).map(String), fc.constantFrom(...DATES));
}

/** A parameter for each operand of a condition. */
function conditionArbitrary(of: World): Arbitrary<QueryEntry[]> {
  const metadataField = fc.constantFrom(...of.keys).map((key) => `metadata.${key}`);
  const ofField = fc.constantFrom(...Object.keys(FIELD_KINDS));
  const field = fc.oneof(metadataField, { weight: 3, arbitrary: ofField });
  return field
    .chain((name) => {
      const kind = (FIELD_KINDS as Record<string, FieldKind>)[name] ?? 'metadata';
      const operands = fc.array(operandArbitrary(of, kind), { minLength: 1, maxLength: 2 });
      return fc.tuple(fc.constant(name), fc.constantFrom(...operatorsOf(kind)), operands);
    })
    .map(([name, operator, operands]) =>
      operands.map((operand, index) => {
        const place = operands.length === 1 ? '' : `[${index}]`;
        return [`filters[${name}][conditions][${operator}]${place}`, operand] as const;
      }),
    )
    .filter((entries) => 'filter' in readFilter(entries, NOW));
}

function filterArbitrary(of: World): Arbitrary<Filter> {
  const junction = fc.constantFrom('and', 'or', 'OR');
  return fc
    .tuple(junction, fc.array(conditionArbitrary(of), { minLength: 1, maxLength: 4 }))
    .map(([name, conditions]) =>
      readFilter([['filters[junction]', name], ...conditions.flat()], NOW),
    )
    .filter((read) => 'filter' in read)
    .map(({ filter }) => filter);
}
