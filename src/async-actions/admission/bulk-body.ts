import {
  describeFaults,
  MAX_NAMED_FAULTS,
  type JsonFault,
  type JsonPath,
} from '../../json/json-path.js';
import { InvalidJsonError, decodeJsonText, parseJsonText } from '../../json/parse-json.js';
import { findUnfaithfulNumbers } from '../../json/unfaithful-numbers.js';
import type { RowRejection } from '../row.js';
import type { NewChunk } from '../storage/chunk-store.js';
import { toChunks, type SerialisedRow } from './chunking.js';

/** What an operation made of one item of the body. */
export type ItemReading =
  /** `payload` is JSON text. */
  | { readonly kind: 'row'; readonly code: string; readonly payload: string }
  | { readonly kind: 'rejected'; readonly code: string; readonly rejection: RowRejection }
  /** The item has the wrong shape, so the whole request is refused. */
  | { readonly kind: 'malformed'; readonly faults: readonly JsonFault[] };

/**
 * Reads one item. `changedNumbers` are the paths within the item of numbers that a double would change.
 */
export type ItemReader = (item: unknown, changedNumbers: readonly JsonPath[]) => ItemReading;

/** The outcome of reading a bulk body. */
export type BulkBody =
  | { readonly kind: 'accepted'; readonly rowCount: number; readonly chunks: readonly NewChunk[] }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'refused'; readonly details: string };

/** Reads the bytes of a bulk request: a JSON array of items. Made for worker threads. */
export function readBulkBody(bytes: Uint8Array, readItem: ItemReader): BulkBody {
  if (bytes.length === 0) return refused([{ path: [], text: 'must be array' }]);
  try {
    const text = decodeJsonText(bytes);
    return readItems(parseJsonText(text), changedNumbersByItem(text), readItem);
  } catch (error) {
    if (error instanceof InvalidJsonError) return { kind: 'not-json' };
    throw error;
  }
}

function readItems(
  body: unknown,
  changedNumbers: ReadonlyMap<number, JsonPath[]>,
  readItem: ItemReader,
): BulkBody {
  if (!Array.isArray(body)) return refused([{ path: [], text: 'must be array' }]);
  if (body.length === 0) return refused([{ path: [], text: 'must NOT have fewer than 1 items' }]);
  const rows: SerialisedRow[] = [];
  const faults: JsonFault[] = [];
  let faultCount = 0;
  body.forEach((item: unknown, index) => {
    const reading = readItem(item, changedNumbers.get(index) ?? []);
    if (reading.kind === 'malformed') {
      faultCount += reading.faults.length;
      // Only these are named; a body has room for five million.
      if (faults.length >= MAX_NAMED_FAULTS) return;
      for (const { path, text } of reading.faults) faults.push({ path: [index, ...path], text });
    } else if (faultCount === 0) rows.push(serialise(reading, index + 1));
  });
  if (faultCount > 0) return refused(faults, faultCount);
  return { kind: 'accepted', rowCount: rows.length, chunks: toChunks(rows) };
}

function refused(faults: readonly JsonFault[], total = faults.length): BulkBody {
  return { kind: 'refused', details: describeFaults(faults, total) };
}

function serialise(
  reading: Exclude<ItemReading, { kind: 'malformed' }>,
  row: number,
): SerialisedRow {
  const { code } = reading;
  const head = `[${row},${JSON.stringify(code)}`;
  if (reading.kind === 'row') return { code, text: `${head},${reading.payload}]` };
  return { code, text: `${head},null,${JSON.stringify(reading.rejection)}]` };
}

function changedNumbersByItem(text: string): Map<number, JsonPath[]> {
  const byItem = new Map<number, JsonPath[]>();
  for (const [index, ...path] of findUnfaithfulNumbers(text)) {
    if (typeof index !== 'number') continue;
    const paths = byItem.get(index);
    if (paths === undefined) byItem.set(index, [path]);
    else paths.push(path);
  }
  return byItem;
}
