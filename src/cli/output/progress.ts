import { hasEnded, type ListedJob } from '../../client/jobs/job-state.js';
import { stateWord } from './job-words.js';
import { say } from './print.js';

/** Shows on the standard error how a job goes on. */
export interface Progress {
  show(job: ListedJob): void;
  /** Something that happened beside it. */
  note(message: string): void;
  /** Ends what is shown; the cursor is at the beginning of a line then. */
  end(): void;
}

/** A bar on a terminal, and lines without one. */
export function progressOf(): Progress {
  return process.stderr.isTTY ? barOn(process.stderr) : new ProgressLines();
}

const NEW_LINE = '\r\u001b[K';
const BAR_CELLS = 24;

function barOn(terminal: NodeJS.WriteStream): Progress {
  let isShown = false;
  const clear = () => {
    if (isShown) terminal.write(NEW_LINE);
    isShown = false;
  };
  return {
    show(job) {
      const filled = Math.round((job.progress / 100) * BAR_CELLS);
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}]`;
      terminal.write(NEW_LINE + `${bar} ${lineOf(job)}`.slice(0, (terminal.columns || 80) - 1));
      isShown = true;
    },
    note(message) {
      clear();
      say(message);
    },
    end: clear,
  };
}

/** A line for each tenth of the way and each change of the state, however often a job is shown. */
class ProgressLines implements Progress {
  private last = '';

  show(job: ListedJob): void {
    const step = `${stateWord(job)} ${Math.floor(job.progress / 10)}`;
    if (step === this.last || hasEnded(job)) return;
    this.last = step;
    say(`${job.id}: ${lineOf(job)}`);
  }

  note(message: string): void {
    say(message);
  }

  end(): void {
    // Each line has ended.
  }
}

const number = (value: number) => value.toLocaleString('en');

function lineOf(job: ListedJob): string {
  const { counts, rows_per_second: rate, queue } = job;
  const done = counts.done + counts.failed;
  return [
    `${job.progress} %`,
    stateWord(job),
    counts.total === null
      ? `${number(done)} rows`
      : `${number(done)} of ${number(counts.total)} rows`,
    ...(counts.failed > 0 ? [`${number(counts.failed)} failed`] : []),
    ...(queue === undefined ? [] : [`no. ${number(queue.position)} in the queue`]),
    ...(rate === null ? [] : [`${number(Math.round(rate))} rows/s`]),
  ].join(', ');
}
