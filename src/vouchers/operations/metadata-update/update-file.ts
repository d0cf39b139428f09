import type { AcceptedRow } from '../../../async-actions/index.js';
import type { SharedPatch } from '../metadata-merge/shared-patch.js';

/** The code that a row was made of, as JSON text. One that was rejected is as it was sent. */
export function toCodeItem([, code, , , sent]: AcceptedRow<unknown>): string {
  return typeof sent === 'string' ? sent : JSON.stringify(code);
}

/** What stands before the codes of a request and behind them: the metadata that all of them share, as it was sent. */
export function updateFrame(shared: string | null): { head: string; tail: string } {
  const { metadata, sent } = JSON.parse(shared ?? '{}') as Partial<SharedPatch> & { sent?: string };
  const text = sent ?? JSON.stringify(metadata ?? {});
  return { head: '{"codes":[', tail: `\n],"metadata":${text}}\n` };
}
