import type { WorthCells } from './worth-cells.js';

/**
 * A row of a file as its chunk keeps it. Whether it adds a voucher or changes one is found out when the chunk is
 * applied, so what depends on that is kept as cells.
 */
export interface CsvRow {
  /** The id of the voucher if the row adds it, so that a chunk that is tried again adds the same one. */
  readonly id: string;
  /** The fields of the JSON API that the row gives, besides what the voucher is worth. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly worth: WorthCells;
  /** Texts, whose types only the schema of the chunk's time can say. */
  readonly metadata: Readonly<Record<string, string>>;
}
