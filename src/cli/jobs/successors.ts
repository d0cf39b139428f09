import type { Command } from 'commander';
import { addCommand } from '../command.js';
import { acceptedOf, keyOf } from '../service/idempotency.js';
import { openService } from '../service/open-service.js';
import { addErrorOptions, type ErrorOptions } from './error-options.js';
import { pathOf } from './read-job.js';
import { addSendOptions, seeThrough, type SendOptions } from './see-through.js';

const ID = 'aa_136b0561747d5b0000';
const ROUTE = '/v1/async-actions/{asyncActionId}';

interface UndoOptions extends SendOptions {
  readonly dryRun?: true;
}

/** `vouchsafe jobs retry|undo|confirm`: what makes a job of a job. */
export function addSuccessorCommands(jobs: Command): void {
  const add = (name: string, summary: string) =>
    addSendOptions(addCommand(jobs, `${name} <id>`, summary, [`jobs ${name} ${ID} --watch`]));
  addErrorOptions(add('retry', 'send the rows again that failed or were not processed')).action(
    retry,
  );
  add('confirm', 'do what a dry run has shown').action(confirm);
  add('undo', 'restore what a job has changed')
    .option('--dry-run', 'show what would be restored, and restore nothing')
    .action(undo);
}

async function retry(id: string, options: SendOptions & ErrorOptions): Promise<void> {
  const service = openService(options);
  const { label, onError, maxFailedRows } = options;
  const query = { label, on_error: onError, max_failed_rows: maxFailedRows };
  const header = headerFor('retry', id, query, options);
  const params = { ...pathOf(id), query, header };
  const pending = service.api.POST(`${ROUTE}/retry`, { params });
  await seeThrough(service, await acceptedOf(pending), options);
}

async function confirm(id: string, options: SendOptions): Promise<void> {
  const service = openService(options);
  const query = { label: options.label };
  const params = { ...pathOf(id), query, header: headerFor('confirm', id, query, options) };
  const pending = service.api.POST(`${ROUTE}/confirm`, { params });
  await seeThrough(service, await acceptedOf(pending), options);
}

async function undo(id: string, options: UndoOptions): Promise<void> {
  const service = openService(options);
  const query = { label: options.label, dry_run: options.dryRun };
  const params = { ...pathOf(id), query, header: headerFor('undo', id, query, options) };
  const pending = service.api.POST(`${ROUTE}/undo`, { params });
  await seeThrough(service, await acceptedOf(pending), options);
}

function headerFor(verb: string, id: string, query: object, { idempotencyKey }: SendOptions) {
  return { 'Idempotency-Key': idempotencyKey ?? keyOf({ route: `${verb} ${id}`, query }) };
}
