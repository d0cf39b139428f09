import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What one run of jest has made for all of its tests, and how to put it away. Jest loads the modules of
 * this folder once, in its own process, before the test files; what they find out reaches those as
 * environment variables. Jest cannot transform them, so they are plain JavaScript.
 *
 * @type {(() => unknown)[]}
 */
const endings = [];

/**
 * Has something put away when the run is over, before what was made earlier.
 * @param {() => unknown} put
 */
export function atEnd(put) {
  endings.push(put);
}

/**
 * Ends a process with the run, also when that is cut off with Ctrl-C and nothing can be put away any more.
 * @param {() => number | undefined} pidOf its id at that time; undefined when it has none
 */
export function endWithRun(pidOf) {
  process.once('exit', () => {
    const pid = pidOf();
    if (pid === undefined) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
  });
}

// Without a listener a signal ends a process at once, and no `exit` comes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Puts away all that the run has made. */
export async function endRun() {
  for (const put of endings.splice(0).reverse()) await put();
}

/**
 * Makes the folder of the run, once. Tests find it in `TEST_RUN_FOLDER`.
 * @returns {string}
 */
export function runFolder() {
  const known = process.env.TEST_RUN_FOLDER;
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-run-'));
  process.env.TEST_RUN_FOLDER = folder;
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
