import { PREVIEW_ROWS, type SourceFile } from '../files/source-file.js';
import { buildRows, type RowFault } from './build-rows.js';
import type { Mapping } from './mapping.js';

/** What will be sent for a file. */
export interface UpdateRequest {
  readonly body: string;
  readonly bytes: number;
  readonly count: number;
  /** The first rows. */
  readonly first: readonly object[];
  readonly faults: readonly RowFault[];
  readonly repeatedCodes: number;
}

/** The request that a file makes. Rows that the API can take as they are go as the text that they are. */
export function requestOf(source: SourceFile, mapping: Mapping | null): UpdateRequest {
  if (source.kind === 'items') {
    const { text: body, count, first } = source;
    return { body, bytes: bytesOf(body), count, first, faults: [], repeatedCodes: 0 };
  }
  const { items, faults, repeatedCodes } = buildRows(
    source,
    mapping ?? { columns: [], emptyCells: 'leave' },
  );
  const body = JSON.stringify(items);
  const first = items.slice(0, PREVIEW_ROWS);
  return { body, bytes: bytesOf(body), count: items.length, first, faults, repeatedCodes };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
