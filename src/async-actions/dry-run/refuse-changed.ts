import type { AcceptedRow } from '../row.js';

/** A chunk of a confirmed dry run. */
export interface ConfirmedChunk {
  /** JSON array of its accepted rows. */
  readonly items: string;
  /** The versions that the dry run has seen, as JSON array of `[code, version]`. */
  readonly expected: string;
  /** The versions at present, in the same form. */
  readonly seen: string;
}

/**
 * The rows of a chunk, where each whose code has another version than the dry run has seen is rejected. A code without a
 * version was free, or is.
 */
export function refuseChanged({ items, expected, seen }: ConfirmedChunk): string {
  const [before, now] = [versionsIn(expected), versionsIn(seen)];
  const rows = JSON.parse(items) as AcceptedRow<unknown>[];
  return JSON.stringify(
    rows.map((accepted): AcceptedRow<unknown> => {
      const [row, code, , rejection] = accepted;
      if (rejection !== undefined || before.get(code) === now.get(code)) return accepted;
      const details = `The voucher with the code ${code} has changed since the dry run`;
      return [row, code, null, { key: 'changed_since_dry_run', details }];
    }),
  );
}

function versionsIn(text: string): ReadonlyMap<string, string> {
  return new Map(JSON.parse(text) as [string, string][]);
}
