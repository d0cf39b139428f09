/**
 * The codec of bulk bodies and their chunks, see README.md. It runs in worker threads, so nothing here
 * loads a framework.
 */
export { refused, type BodyBytes, type BulkBody } from './bulk-body.js';
export { textOf, type ByteRange } from './byte-range.js';
export { toChunks } from './chunking.js';
export { rangeOf, type CodeRange } from '../code-range.js';
export { moveBody } from './move-body.js';
export { readBulkBody, scanBody } from './read-bulk-body.js';
export { rejectRepeated } from './reject-repeated.js';
export { RowBuffer, type RowPlace } from './row-buffer.js';
export type { ItemReading, RowReading } from './row-reading.js';
export { moveRows, type RowsToWrite, writeRows, type WrittenRows } from './write-rows.js';
