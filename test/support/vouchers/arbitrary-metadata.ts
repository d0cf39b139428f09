import fc from 'fast-check';

/** Keys that mean something to JavaScript, SQL, JSON paths or spreadsheets, and must mean nothing here. */
export const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  '',
  ' ',
  '$',
  '$.a',
  'a.b',
  'a[0]',
  '[0]',
  '0',
  'x"y',
  "x'y",
  'x\\y',
  '"',
  '%',
  '\n',
  '\u2028',
  '=1+1',
  '😀',
  'é',
  'e\u0301',
];

const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !value.includes('\0'));
const key = fc.oneof(fc.constantFrom(...HOSTILE_KEYS), text);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** JSON objects that the service must keep, with keys that a careless program would trip over. */
export const arbitraryMetadata = fc.letrec<{ value: unknown; object: Record<string, unknown> }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      tie('object'),
      fc.array(tie('value'), { maxLength: 4 }),
    ),
    object: fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map(toObject),
  }),
).object;

/** An object whose keys are all its own, `__proto__` too. */
function toObject(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
