import fc from 'fast-check';

/** The codes that the steps change. */
export const CODES = ['A', 'B'] as const;
const codeArbitrary = fc.constantFrom(...CODES);
const metadataArbitrary = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '__proto__'),
  fc.oneof(
    fc.nat(2),
    fc.constant(null),
    fc.record({ x: fc.nat(1), y: fc.nat(1) }, { requiredKeys: [] }),
  ),
  { maxKeys: 3 },
);
const rowsArbitrary = fc.array(fc.record({ code: codeArbitrary, metadata: metadataArbitrary }), {
  minLength: 1,
  maxLength: 5,
});
const modeArbitrary = fc.constantFrom('merge', 'replace', 'deep_merge');

/** One step that changes vouchers: by a single request or by a job. */
export const stepArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    code: codeArbitrary,
    metadata: metadataArbitrary,
  }),
  fc.record({ kind: fc.constant('switch' as const), code: codeArbitrary, active: fc.boolean() }),
  fc.record({ kind: fc.constant('bulk' as const), rows: rowsArbitrary, mode: modeArbitrary }),
  fc.record({ kind: fc.constant('dry run' as const), rows: rowsArbitrary }),
  fc.record({ kind: fc.constant('metadata' as const), metadata: metadataArbitrary }),
  fc.record({ kind: fc.constant('purge' as const) }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(5) }),
);
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;
