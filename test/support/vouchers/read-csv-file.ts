import type { RowOutcome } from '../../../src/async-actions/row.js';
import { mergeRows } from '../../../src/vouchers/operations/import-csv/merge-rows.js';
import { readCsv } from '../../../src/vouchers/operations/import-csv/read-csv.js';

const MAX_METADATA_BYTES = 65_536;

/** A voucher that a file makes. */
interface Imported {
  type: string;
  definition: Record<string, unknown>;
  metadata: Record<string, unknown>;
}
type Rejection = { details: string } | undefined;
type Row = [row: number, code: string, voucher: Imported, rejection: Rejection];
type Added = [number, string, Record<string, unknown> & { definition: string; metadata: string }];

/** What becomes of a file in a project without vouchers and without a schema. */
export function readFileAnew(file: string | Buffer) {
  const body = readCsv(Buffer.from(file), MAX_METADATA_BYTES);
  if (body.kind !== 'accepted') return { ...body, rows: [] };
  const rows = body.chunks.flatMap(({ items }) => rowsOf(Buffer.from(items).toString()));
  rows.sort(([a], [b]) => a - b);
  return { ...body, rows };
}

function rowsOf(items: string): Row[] {
  const { added, outcomes } = mergeRows({
    ...{ projectId: 'p', items, prior: '', schema: null },
    maxMetadataBytes: MAX_METADATA_BYTES,
  });
  const failed = (JSON.parse(outcomes) as RowOutcome[]).map(({ row, code, error }): Row => {
    return [row, code, { type: '', definition: {}, metadata: {} }, error];
  });
  return [...(JSON.parse(added) as Added[]).map(toRow), ...failed];
}

/** The JSON parts of a voucher are texts in its chunk. */
function toRow([row, code, { definition, metadata, ...rest }]: Added): Row {
  const parts = {
    definition: JSON.parse(definition) as Imported['definition'],
    metadata: JSON.parse(metadata) as Imported['metadata'],
  };
  return [row, code, { ...rest, ...parts } as Imported, undefined];
}

/** Why a file is refused as a whole, or what became of it instead. */
export function refusalOfFile(file: string | Buffer): string {
  const body = readFileAnew(file);
  return 'details' in body ? body.details : body.kind;
}

/** What the result of a file will say of how it was read. */
export function notesOf(file: string | Buffer): readonly unknown[] {
  const body = readFileAnew(file);
  const { notes = [] } = ('remarks' in body && body.remarks) || {};
  return notes as readonly unknown[];
}
