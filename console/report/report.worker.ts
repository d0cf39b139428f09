import { parseReport } from './parse-report.js';
import type { ReportRow } from './report-row.js';

/** What this worker answers to the address of a report. */
export type ReportAnswer = { readonly rows: ReportRow[] } | { readonly fault: string };

declare const self: {
  onmessage: (event: MessageEvent<string>) => void;
  postMessage: (answer: ReportAnswer) => void;
};

self.onmessage = ({ data: address }) => {
  read(address).then(
    (rows) => self.postMessage({ rows }),
    (error: unknown) => self.postMessage({ fault: String(error) }),
  );
};

async function read(address: string): Promise<ReportRow[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The report answered ${answer.status}`);
  return parseReport(await answer.text());
}
