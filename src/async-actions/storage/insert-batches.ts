/**
 * Bytes bound to one INSERT. The driver copies a statement's values on the main thread, so all 10 MiB
 * of a body in one statement would hold the event loop for milliseconds.
 */
const MAX_BATCH_BYTES = 1_048_576;

/** Cuts rows into batches of about a megabyte of items, in order; a larger row is a batch of its own. */
export function* inBatchesOfBytes<Row extends { readonly items: Uint8Array }>(
  rows: readonly Row[],
): Generator<Row[]> {
  let batch: Row[] = [];
  let length = 0;
  for (const row of rows) {
    if (batch.length > 0 && length + row.items.length > MAX_BATCH_BYTES) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(row);
    length += row.items.length;
  }
  if (batch.length > 0) yield batch;
}
