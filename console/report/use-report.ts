import { useQuery } from '@tanstack/react-query';
import { addressHere } from '../api/places.js';
import type { ReportRow } from './report-row.js';
import type { ReportAnswer } from './report.worker.js';

/**
 * The rows of a report, read beside the page.
 * @param jobId whose report it is
 * @param link to its raw form; nothing is read without one
 * @param part of its rows, to which the link leads
 */
export function useReport(jobId: string, link: string | undefined, part = 'all') {
  return useQuery({
    queryKey: ['report', jobId, part],
    queryFn: () => readReport(addressHere(link ?? '')),
    enabled: link !== undefined,
    staleTime: Infinity,
  });
}

function readReport(address: string): Promise<ReportRow[]> {
  const worker = new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ReportRow[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ReportAnswer>) => {
      if ('rows' in data) resolve(data.rows);
      else reject(new Error(data.fault));
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'The report cannot be read'));
    worker.postMessage(address);
  }).finally(() => worker.terminate());
}
