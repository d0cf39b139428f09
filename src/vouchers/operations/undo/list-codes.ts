import type { AcceptedRow } from '../../../async-actions/index.js';

/** The codes of accepted rows, each once, as a JSON array. */
export function listCodes(items: string): string {
  const rows = JSON.parse(items) as AcceptedRow<unknown>[];
  return JSON.stringify([...new Set(rows.map(([, code]) => code))]);
}
