/** How the cells of a column become values. A list has values between commas. */
export const COLUMN_TYPES = [
  'text',
  'number',
  'boolean',
  'json',
  'texts',
  'numbers',
  'booleans',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What becomes of a column. */
export interface ColumnMapping {
  readonly column: string;
  readonly target: 'code' | 'metadata' | 'leave-out';
  /** The metadata key, for a column that becomes metadata. */
  readonly key: string;
  readonly type: ColumnType;
  /** Whether the metadata schema decided the type. */
  readonly isDefined: boolean;
}

/** What an empty cell means: the key stays as it is, becomes null, becomes an empty text, or is taken out. */
export const EMPTY_CELLS = ['leave', 'null', 'text', 'unset'] as const;
export type EmptyCells = (typeof EMPTY_CELLS)[number];

export interface Mapping {
  readonly columns: readonly ColumnMapping[];
  readonly emptyCells: EmptyCells;
}

/** A row as the API takes it. */
export interface UpdateItem {
  readonly code: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly unset_metadata_fields?: readonly string[];
}
