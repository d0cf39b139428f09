import { EXIT_CODES } from '../errors.js';
import { say } from './print.js';

/**
 * Waits for work that goes on without the command: Ctrl-C ends the command alone.
 * @param farewell says how to come back to the work
 */
export async function orDetach<T>(work: Promise<T>, farewell: () => string): Promise<T> {
  const detach = () => {
    say(farewell());
    process.exit(EXIT_CODES.detached);
  };
  process.once('SIGINT', detach);
  return work.finally(() => process.off('SIGINT', detach));
}
