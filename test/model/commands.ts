import fc from 'fast-check';
import type { JobModel, ModelJob } from './job-model.js';
import type { Members } from './metadata-rules.js';
import {
  bodyOf,
  code,
  metadata,
  optionsOf,
  request,
  rowsOf,
  type DrawnRequest,
  type DrawnRow,
} from './requests.js';
import { TestedProject, unlessRefused } from './tested-project.js';

/** A time that no voucher was updated at. */
const OTHER_TIME = '2020-01-01T00:00:00.000Z';
const OTHER_MOMENT = -1;

type Command = fc.AsyncCommand<JobModel, TestedProject>;

let ids = 0;

class Submit implements Command {
  constructor(private readonly sent: DrawnRequest) {}

  check = () => true;

  async run(model: JobModel, real: TestedProject): Promise<void> {
    const times = new Map<string, string | null>();
    for (const { code: one } of this.sent.rows) {
      const updatedAt = (await real.find(one))?.updatedAt ?? null;
      times.set(one, updatedAt === null ? null : new Date(updatedAt).toISOString());
    }
    const timeOf = bound(OTHER_TIME, (one) => times.get(one) ?? null);
    const momentOf = bound(OTHER_MOMENT, (one) => model.vouchers.get(one)?.changedAt ?? null);
    const { type } = this.sent;
    const options = optionsOf(this.sent);
    const body = bodyOf(this.sent, timeOf);
    const id = await real.service.submit(real.id, body, { type, options });
    const rows = rowsOf(this.sent, momentOf, () => `${(ids += 1)}`);
    model.submit({ id, rows, isDryRun: this.sent.isDryRun });
  }

  toString = () => `submit ${JSON.stringify(this.sent)}`;
}

function bound<T>(other: T, current: (code: string) => T | null) {
  return ({ code: one, time }: DrawnRow): T | null | undefined => {
    if (time === undefined) return undefined;
    if (time === 'never') return null;
    return time === 'other' ? other : current(one);
  };
}

class Edit implements Command {
  constructor(
    private readonly code: string,
    private readonly metadata: Members,
  ) {}

  check = (model: Readonly<JobModel>) => model.vouchers.has(this.code);

  async run(model: JobModel, real: TestedProject): Promise<void> {
    const metadata = { ...model.vouchers.get(this.code)?.metadata, ...this.metadata };
    await real.edit(this.code, metadata);
    model.edit(this.code, metadata);
  }

  toString = () => `edit ${this.code} ${JSON.stringify(this.metadata)}`;
}

class Work implements Command {
  check = () => true;
  run = (model: JobModel, real: TestedProject) => real.work(model);
  toString = () => 'work';
}

class PauseQueue implements Command {
  constructor(private readonly isPaused: boolean) {}

  check = () => true;

  async run(model: JobModel, { control }: TestedProject): Promise<void> {
    await (this.isPaused ? control.pauseQueue() : control.resumeQueue());
    model.isQueuePaused = this.isPaused;
  }

  toString = () => (this.isPaused ? 'pause the queue' : 'resume the queue');
}

type Act = (model: JobModel, real: TestedProject, job: ModelJob) => Promise<unknown>;

/** The jobs of which something is asked with hope, where not all are such. */
const FIT: Readonly<Record<string, (job: ModelJob) => boolean>> = {
  confirm: ({ isDryRun, isConfirmed }) => isDryRun && !isConfirmed,
  undo: ({ isDryRun }) => !isDryRun,
  'try an undo': ({ isDryRun }) => !isDryRun,
  cancel: ({ state }) => state === 'waiting',
  pause: ({ state }) => state === 'waiting',
  resume: ({ isPaused }) => isPaused,
};

/** What is done with one job. */
const ACTS: Readonly<Record<string, Act>> = {
  async cancel(model, real, job) {
    const isWaiting = job.state === 'waiting';
    await unlessRefused(model.cancel(job), () => real.control.cancel(job.id));
    if (isWaiting) await real.expectEnd(job);
  },
  pause: (model, real, job) =>
    unlessRefused(model.pause(job, true), () => real.control.pause(job.id)),
  resume: (model, real, job) =>
    unlessRefused(model.pause(job, false), () => real.control.resume(job.id)),
  async retry(model, real, job) {
    const allowed = model.retry(job);
    const id = await unlessRefused(allowed, () => real.control.retry(job.id));
    if (id === null || !('rows' in allowed)) return;
    model.submit({ id, rows: allowed.rows, isDryRun: job.isDryRun });
  },
  async confirm(model, real, job) {
    const id = await unlessRefused(model.confirm(job), () => real.control.confirm(job.id));
    if (id === null) return;
    model.submit({ id, rows: job.rows, isDryRun: false, expected: job.seen });
  },
  undo: (model, real, job) => undo(model, real, job, false),
  'try an undo': (model, real, job) => undo(model, real, job, true),
};

async function undo(model: JobModel, real: TestedProject, job: ModelJob, isDryRun: boolean) {
  const options = isDryRun ? { dry_run: true } : {};
  const id = await unlessRefused(model.undo(job), () => real.control.undo(job.id, options));
  if (id !== null) model.submit({ id, rows: [], isDryRun, undoes: job });
}

class WithJob implements Command {
  constructor(
    private readonly name: string,
    private readonly pick: number,
    private readonly worksBefore: boolean,
    private readonly isFit: boolean,
  ) {}

  check = ({ jobs }: Readonly<JobModel>) => jobs.length > 0;

  async run(model: JobModel, real: TestedProject): Promise<void> {
    if (this.worksBefore) await real.work(model);
    const fit = this.isFit ? model.jobs.filter(FIT[this.name] ?? (() => true)) : [];
    const jobs = fit.length > 0 ? fit : model.jobs;
    // The latest jobs first: what can be done with them is not done yet.
    const job = jobs.at(-1 - (this.pick % jobs.length));
    if (job !== undefined) await ACTS[this.name]?.(model, real, job);
  }

  toString = () => {
    const before = this.worksBefore ? 'work, then ' : '';
    return `${before}${this.name} ${this.isFit ? 'fit ' : ''}job -${this.pick + 1}`;
  };
}

const mostly = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false));
const pick = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(5));

const withJob = (names: readonly string[], worksBefore: fc.Arbitrary<boolean>) =>
  fc
    .tuple(fc.constantFrom(...names), pick, worksBefore, mostly)
    .map((drawn): Command => new WithJob(...drawn));

const submit = request.map((sent): Command => new Submit(sent));
const edit = fc.tuple(code, metadata).map((drawn): Command => new Edit(...drawn));

/** What happens in a project, in any order. */
export const commands = [
  ...[submit, submit, edit],
  withJob(['retry', 'confirm', 'undo', 'try an undo'], mostly),
  withJob(['confirm', 'undo'], mostly),
  withJob(
    ['cancel', 'pause', 'resume'],
    mostly.map((is) => !is),
  ),
  fc.constant<Command>(new Work()),
  fc.boolean().map((isPaused): Command => new PauseQueue(isPaused)),
];
