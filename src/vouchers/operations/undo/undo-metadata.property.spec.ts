import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryMetadata } from '../../../../test/support/vouchers/arbitrary-metadata.js';
import type { Metadata } from '../../domain/metadata.js';
import { RECORD, UNIT } from '../../domain/voucher-records.js';
import { METADATA_MODES } from '../../options/metadata-mode.option.js';
import { mergeChunk } from '../metadata-merge/merge-chunk.js';
import type { ProcessedRows } from './read-reversals.js';
import { undoMetadata } from './undo-metadata.js';
import { undoRows, type UndoneRows } from './undo-rows.js';

const CODES = ['a', 'b', 'c'];

interface Case {
  /** By code; a code without metadata is nobody's. */
  readonly before: Readonly<Record<string, Metadata>>;
  readonly rows: readonly { readonly code: string; readonly metadata: Metadata }[];
  /** What somebody wrote after the job. */
  readonly later: Readonly<Record<string, Metadata>>;
  readonly mode: ProcessedRows['mode'];
}

const small = fc.dictionary(fc.constantFrom('x', 'y', '1'), fc.constantFrom(1, 2, { k: 1 }), {
  maxKeys: 3,
});
const metadata = fc.oneof(small, arbitraryMetadata) as fc.Arbitrary<Metadata>;
const byCode = fc.dictionary(fc.constantFrom(...CODES), metadata);
const arbitraryCase: fc.Arbitrary<Case> = fc.record({
  before: byCode,
  rows: fc.array(fc.record({ code: fc.constantFrom(...CODES, 'nobody'), metadata }), {
    maxLength: 6,
  }),
  later: byCode,
  mode: fc.constantFrom(...METADATA_MODES),
});

const textsOf = (vouchers: Case['before']): Map<string, string> =>
  new Map(Object.entries(vouchers).map(([code, value]) => [code, JSON.stringify(value)]));

/** What the stores read of vouchers; of whole ones with their other columns. */
function recordsOf(texts: ReadonlyMap<string, string>, revision: number, isWhole: boolean): string {
  const rest = ['id', 'DISCOUNT_VOUCHER', 1, null, null, null, null, '{}', 0, null, 0, revision];
  const last = isWhole ? JSON.stringify(rest) : String(revision);
  return [...texts].map(([code, text]) => [code, text, 'v1', last].join(UNIT)).join(RECORD);
}

/** Runs the job, and returns what is kept of its chunk and the vouchers as they are now. */
function processed({ before, rows, later, mode }: Case) {
  const texts = textsOf(before);
  const items = JSON.stringify(rows.map((row, at) => [at + 1, row.code, row.metadata]));
  const merged = mergeChunk({
    ...{ items, prior: recordsOf(texts, 0, false), mode },
    ...{ maxMetadataBytes: 1_000_000, schema: null },
  });
  const work: ProcessedRows = {
    ...{ kind: 'merged', mode, items, shared: null },
    ...{ outcomes: merged.outcomes, before: merged.before },
  };
  for (const [code, text] of JSON.parse(merged.patches) as [string, string][]) {
    texts.set(code, text);
  }
  for (const [code, text] of textsOf(later)) if (texts.has(code)) texts.set(code, text);
  return { work, now: texts };
}

/** All that is said of the rows. What undoes them once more has its keys in the order of the voucher. */
function saidOf({ doneCount, failedCount, outcomes, before, codes, rowCount }: UndoneRows) {
  return {
    ...{ doneCount, failedCount, codes, rowCount },
    outcomes: JSON.parse(outcomes) as unknown,
    before: (JSON.parse(before) as [number, { change: { metadata: object } }, number][]).map(
      ([row, { change }, revision]) => [row, { ...change.metadata, order: [] }, revision],
    ),
  };
}

describe('the undo of metadata alone', () => {
  it('says and restores what the undo of whole vouchers does', () => {
    fc.assert(
      fc.property(arbitraryCase, (made) => {
        const { work, now } = processed(made);
        const alone = undoMetadata({ work, prior: recordsOf(now, 7, false) });
        const whole = undoRows({ projectId: 'p', work, prior: recordsOf(now, 7, true) });
        expect(saidOf(alone)).toEqual(saidOf(whole));
        const restored = (JSON.parse(alone.patches) as [string, string, number, string][]).map(
          ([code, text, changes]) => [code, JSON.parse(text) as unknown, changes],
        );
        const patches = JSON.parse(whole.patches) as [string, { metadata: string }, number][];
        expect(restored).toEqual(
          patches.map(([code, fields, changes]) => [code, JSON.parse(fields.metadata), changes]),
        );
      }),
    );
  });

  it('restores the text of a voucher that nobody has touched since, to the byte', () => {
    fc.assert(
      fc.property(arbitraryCase, (made) => {
        const { work, now } = processed({ ...made, later: {} });
        const { patches, failedCount } = undoMetadata({ work, prior: recordsOf(now, 1, false) });
        const before = textsOf(made.before);
        for (const [code, text] of JSON.parse(patches) as [string, string][]) {
          expect(text).toBe(before.get(code));
        }
        expect(failedCount).toBe(0);
      }),
    );
  });
});
