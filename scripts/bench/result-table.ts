import type { ResultLine } from './part.js';

const COLUMNS = ['part', 'service', 'floor', 'ratio', 'budget', 'spread'] as const;

/** The results as one Markdown table with aligned columns. */
export function resultTable(lines: readonly ResultLine[]): string {
  const rows = [COLUMNS, ...lines.map((line) => COLUMNS.map((column) => line[column] ?? ''))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const [head = '', ...rest] = rows.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [head, rule, ...rest].join('\n');
}
