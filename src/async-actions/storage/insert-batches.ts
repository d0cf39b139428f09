/**
 * Bytes bound to one INSERT. The driver copies a statement's values on the main thread, so all 10 MiB
 * of a body in one statement would hold the event loop for milliseconds.
 */
const MAX_BATCH_BYTES = 1_048_576;
/** Rows of one INSERT, which binds seven values a row: SQLite takes 32,766. */
const MAX_BATCH_ROWS = 1_000;

/** Cuts rows into batches of about a megabyte, in order; a larger row is a batch of its own. */
export function* inBatchesOfBytes<
  Row extends { readonly items: Uint8Array; readonly codes: Uint8Array },
>(rows: readonly Row[]): Generator<Row[]> {
  let batch: Row[] = [];
  let length = 0;
  for (const row of rows) {
    const rowLength = row.items.length + row.codes.length;
    const isFull = batch.length === MAX_BATCH_ROWS || length + rowLength > MAX_BATCH_BYTES;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(row);
    length += rowLength;
  }
  if (batch.length > 0) yield batch;
}
