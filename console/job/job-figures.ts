import { texts as dryRunTexts } from '../dry-run/texts.js';
import type { Figure } from '../ui/figures.js';
import type { Job, JobResult } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';

/** The numbers that say most of a job that has ended. */
export function figuresOf(job: Job, result: JobResult): Figure[] {
  const { done, failed, unprocessed, wouldChange, wouldStay = 0, wouldFail = 0 } = result;
  const counts =
    wouldChange === undefined
      ? [
          { name: texts.done, value: done },
          { name: texts.failed, value: failed, isBad: failed > 0 },
        ]
      : [
          { name: dryRunTexts.change, value: wouldChange },
          { name: dryRunTexts.stay, value: wouldStay },
          { name: dryRunTexts.fail, value: wouldFail, isBad: wouldFail > 0 },
        ];
  return [
    ...counts,
    ...(unprocessed > 0 ? [{ name: texts.unprocessed, value: unprocessed, isBad: true }] : []),
    { name: texts.took, value: inSeconds(job.processing_time) },
  ];
}

const MINUTE_MS = 60_000;

function inSeconds(ms: number): string {
  if (ms < MINUTE_MS) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / MINUTE_MS)} min ${Math.round((ms % MINUTE_MS) / 1000)} s`;
}
