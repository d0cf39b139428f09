import type { Action } from './api.js';

const REPORT_LINES = 7;

/** Prints what became of the bulk update: counts, failed codes, and the head of its report. */
export async function showResult(action: Action): Promise<void> {
  const { result } = action;
  if (result === undefined) throw new Error(`${action.id} ended without a result`);
  console.log(`\n  ${action.id} is ${action.status}, ${action.operation_status}:`);
  console.log(`    ${count(result.done_count)} rows done, ${count(result.failed_count)} failed,`);
  console.log(`    ${count(action.processing_time)} ms from acceptance to the end\n`);
  console.log('  The failed codes, as GET /v1/async-actions/{id} lists them:');
  for (const { code, details } of result.errors ?? []) console.log(`    ${code}: ${details}`);
  const [link] = result.reports;
  if (link !== undefined) await showReport(link);
}

async function showReport(link: string): Promise<void> {
  const csv = await (await fetch(link)).text();
  const lines = csv.trimEnd().split('\n');
  console.log(`\n  The report has ${count(lines.length - 1)} rows, in the order of the request:`);
  console.log(`    ${link}\n`);
  for (const line of lines.slice(0, REPORT_LINES)) console.log(`    ${line}`);
  console.log('    ...');
}

function count(value: number): string {
  return value.toLocaleString('en');
}
