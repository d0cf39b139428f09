import type { AcceptedRow } from '../row.js';

/** Why rows are refused: what they rest on, and since when that holds no more. */
export const CHANGED_SINCE = {
  dryRun: { key: 'changed_since_dry_run', since: 'the dry run' },
  validation: { key: 'changed_since_validation', since: 'the validation' },
} as const;

/** A chunk that rests on an earlier look at its vouchers. */
export interface ConfirmedChunk {
  /** JSON array of its accepted rows. */
  readonly items: string;
  /** The versions that were seen then, as JSON array of `[code, version]`. */
  readonly expected: string;
  /** The versions at present, in the same form. */
  readonly seen: string;
  readonly refusal: (typeof CHANGED_SINCE)[keyof typeof CHANGED_SINCE];
}

/**
 * The rows of a chunk, where each whose code has another version than was seen then is rejected. A code without a
 * version was free, or is.
 */
export function refuseChanged({ items, expected, seen, refusal }: ConfirmedChunk): string {
  const [before, now] = [versionsIn(expected), versionsIn(seen)];
  const rows = JSON.parse(items) as AcceptedRow<unknown>[];
  return JSON.stringify(
    rows.map((accepted): AcceptedRow<unknown> => {
      const [row, code, , rejection] = accepted;
      if (rejection !== undefined || before.get(code) === now.get(code)) return accepted;
      const details = `The voucher with the code ${code} has changed since ${refusal.since}`;
      return [row, code, null, { key: refusal.key, details }];
    }),
  );
}

function versionsIn(text: string): ReadonlyMap<string, string> {
  return new Map(JSON.parse(text) as [string, string][]);
}
