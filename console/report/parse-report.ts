import Papa from 'papaparse';
import type { Change, Changes, ReportRow } from './report-row.js';

type Line = Readonly<Record<string, string | undefined>>;

/** Reads the report of a job in its raw form. */
export function parseReport(csv: string): ReportRow[] {
  return Papa.parse<Line>(csv, { header: true, skipEmptyLines: true }).data.map(toRow);
}

function toRow(line: Line): ReportRow {
  const { row, code = '', found, updated, error_key: key, changes } = line;
  return {
    row: Number(row),
    code,
    found: toBoolean(found),
    updated: toBoolean(updated),
    error: key
      ? { key, message: line.error_message ?? '', details: line.error_details ?? '' }
      : null,
    changes: changes ? flat(JSON.parse(changes) as Record<string, object>) : null,
  };
}

/** Where fields of a voucher are listed, its metadata has its own keys inside. */
function flat(changes: Readonly<Record<string, object>>): Changes {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([key, change]): [string, Change][] =>
      key === 'metadata' && !isChange(change)
        ? Object.entries(change).map(([name, inner]) => [`metadata.${name}`, inner as Change])
        : [[key, change]],
    ),
  );
}

/** A value may be anything, so only the names of all members tell a change from keys of metadata. */
function isChange(value: object): boolean {
  return Object.keys(value).every((name) => name === 'before' || name === 'after');
}

function toBoolean(cell: string | undefined): boolean | null {
  return cell === 'true' ? true : cell === 'false' ? false : null;
}
