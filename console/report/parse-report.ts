import Papa from 'papaparse';
import type { Changes, ReportRow } from './report-row.js';

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
    changes: changes ? (JSON.parse(changes) as Changes) : null,
  };
}

function toBoolean(cell: string | undefined): boolean | null {
  return cell === 'true' ? true : cell === 'false' ? false : null;
}
