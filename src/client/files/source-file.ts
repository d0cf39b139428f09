/** Encodings that a file is read in. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What can stand between the cells of a CSV file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A cell of a CSV file is a text. One of JSON has its own type; undefined is a member that is absent. */
export type Cell = unknown;

/** A file as a table. Rows are as long as the columns. */
export interface TableFile {
  readonly kind: 'table';
  readonly format: 'csv' | 'json' | 'ndjson';
  readonly encoding: Encoding;
  /** Of a CSV file. */
  readonly delimiter?: Delimiter;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The whole text, for a route that reads the file itself. */
  readonly text: string;
  /** What is wrong with the file, in words; it cannot be used as long as there is anything. */
  readonly faults: readonly string[];
}

/** How many rows a preview shows. */
export const PREVIEW_ROWS = 50;

/** A file whose rows are already as the API takes them. It is sent as it is, number for number. */
export interface ItemsFile {
  readonly kind: 'items';
  readonly format: 'json' | 'ndjson';
  readonly encoding: Encoding;
  /** The body: the array of the file, or its lines put into one. */
  readonly text: string;
  readonly count: number;
  /** The first rows, for the preview. */
  readonly first: readonly object[];
}

export type SourceFile = TableFile | ItemsFile;

/** What the reader chose instead of what was found. */
export interface ReadChoices {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
}
