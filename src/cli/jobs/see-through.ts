import { InvalidArgumentError, type Command } from 'commander';
import { resultOf, type Job } from '../../client/jobs/result.js';
import type { CommonOptions } from '../command.js';
import { NotDoneError } from '../errors.js';
import { orDetach } from '../output/detach.js';
import { fieldsOf, print, say } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import type { Accepted } from '../service/idempotency.js';
import type { Service } from '../service/open-service.js';
import { followJob } from './follow-job.js';
import { factsOf } from '../output/job-words.js';

/** Options of the commands that wait for a job. */
export interface WatchOptions extends CommonOptions {
  readonly watch?: true;
  readonly failOnRowErrors?: true;
}

/** Options of the commands that make a job. */
export interface SendOptions extends WatchOptions {
  readonly label?: string;
  readonly idempotencyKey?: string;
}

/** Adds the options of a command that makes a job. */
export function addSendOptions(command: Command): Command {
  return command
    .option('--label <name>', 'a name for the job, of up to 100 characters')
    .option(
      '--idempotency-key <key>',
      'under which a repeated run makes no second job; made of the content and the options when absent',
      toKey,
    )
    .option('--watch', 'follow the job to its end')
    .option(...FAIL_ON_ROW_ERRORS);
}

/** The option to end with code 1 when rows failed. */
export const FAIL_ON_ROW_ERRORS = [
  '--fail-on-row-errors',
  'end with code 1 when a row failed; waits for the end',
] as const;

/** Prints a job that was accepted, or follows it first when the options say so. @throws NotDoneError */
export async function seeThrough(
  service: Service,
  accepted: Accepted,
  options: WatchOptions,
): Promise<void> {
  const { async_action_id: id, replayed } = accepted;
  if (replayed) {
    say(
      'The same was sent before, and this is its job. To send it again, choose another --idempotency-key.',
    );
  }
  if (options.watch === true || options.failOnRowErrors === true) {
    await watchToEnd(service, id, options);
    return;
  }
  print(options, accepted, () => `${id}\n`);
  say(`Watch it with: ${watchAgain(id, options)}`);
}

/** Follows a job and prints it as it ended. @throws NotDoneError */
export async function watchToEnd(
  service: Service,
  id: string,
  options: WatchOptions,
): Promise<void> {
  const progress = progressOf();
  const farewell = () => {
    progress.end();
    return `Detached. The job goes on. Watch it again with: ${watchAgain(id, options)}`;
  };
  const following = followJob(service, id, progress).finally(() => progress.end());
  const job = await orDetach(following, farewell);
  print(options, job, () => fieldsOf(factsOf(job)));
  judge(job, options);
}

/** @throws NotDoneError */
function judge(job: Job, { failOnRowErrors }: WatchOptions): void {
  const { failed } = job.counts;
  if (job.status === 'FAILED') {
    throw new NotDoneError(resultOf(job)?.reason ?? 'The job failed');
  }
  const isDryRun = job.dry_run === true;
  if (isDryRun) say(`Do it with: vouchsafe jobs confirm ${job.id}`);
  if (failed === 0) return;
  const what = `${failed.toLocaleString('en')} rows ${isDryRun ? 'would fail' : 'failed'}`;
  const message = `${what}. See them with: vouchsafe jobs report ${job.id} --rows failed`;
  if (failOnRowErrors === true) throw new NotDoneError(message);
  say(message);
}

function watchAgain(id: string, { profile, service }: CommonOptions): string {
  const place =
    profile !== undefined
      ? ` --profile ${profile}`
      : service !== undefined
        ? ` --service ${service}`
        : '';
  return `vouchsafe jobs watch ${id}${place}`;
}

function toKey(text: string): string {
  if (/^[\x20-\x7e]{1,255}$/.test(text)) return text;
  throw new InvalidArgumentError('It has 1 to 255 printable ASCII characters.');
}
