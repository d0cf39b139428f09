import { Figures } from '../ui/figures.js';
import type { JobResult } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';

/** How many rows would change, stay and fail. */
export function Counts({ result }: { readonly result: JobResult }) {
  const { wouldChange = 0, wouldStay = 0, wouldFail = 0, unprocessed } = result;
  return (
    <Figures
      figures={[
        { name: texts.change, value: wouldChange },
        { name: texts.stay, value: wouldStay },
        { name: texts.fail, value: wouldFail, isBad: wouldFail > 0 },
        ...(unprocessed > 0 ? [{ name: texts.unprocessed, value: unprocessed, isBad: true }] : []),
      ]}
    />
  );
}
