import type { SentJob } from '../history.js';
import type { Choice } from './choice.js';
import { withOption, type Request } from './torture-operation.js';

type Chosen = Request & Pick<SentJob, 'isDryRun' | 'maxFailedRows'>;

const DRY_RUNS = 0.15;
const STOPPED = 0.25;

/** A request with options that any kind may have: some are tried only, some end when rows fail. */
export function chooseOptions(request: Request, choice: Choice): Chosen {
  if (request.key !== undefined) return request;
  let chosen: Chosen = request;
  if (choice.chance(DRY_RUNS)) {
    chosen = { ...chosen, call: withOption(chosen.call, 'dry_run', 'true'), isDryRun: true };
  }
  if (choice.chance(STOPPED)) {
    const maxFailedRows = choice.of([0, 2, 50]);
    const call = withOption(chosen.call, 'on_error', 'stop');
    chosen = { ...chosen, call: withOption(call, 'max_failed_rows', maxFailedRows), maxFailedRows };
  }
  return chosen;
}
