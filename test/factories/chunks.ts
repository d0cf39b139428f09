import { rangeOf } from '../../src/async-actions/bulk-body/index.js';
import type { NewChunk } from '../../src/async-actions/storage/chunk-store.js';

/** A row as a chunk keeps it: number, code, and what else there is. */
type Row = readonly [row: number, code: string, ...rest: unknown[]];

/** A chunk of these rows, as it is accepted. */
export function aChunk(...rows: Row[]): NewChunk {
  const codes = [...new Set(rows.map(([, code]) => code))];
  return {
    rowCount: rows.length,
    items: Buffer.from(JSON.stringify(rows)),
    codes: Buffer.from(JSON.stringify(codes)),
    codeRange: rangeOf(codes),
  };
}
