import { Option, type Command } from 'commander';
import { addErrorOptions, type ErrorOptions } from '../jobs/error-options.js';
import { addSendOptions, type SendOptions } from '../jobs/see-through.js';

/** Options of every bulk request. */
export interface BulkOptions extends SendOptions, ErrorOptions {
  readonly dryRun?: true;
}

/** Adds the options of a command that sends a bulk request. */
export function addBulkOptions(command: Command): Command {
  command.option('--dry-run', 'show what would change, and change nothing');
  return addSendOptions(addErrorOptions(command));
}

/** The option to fail rows that would otherwise be passed over in part. */
export function strictOption(): Option {
  return new Option(
    '--strict',
    'fail rows with unknown fields or keys, and codes that are there more than once',
  );
}

/** The query of a bulk request. */
export function queryOf({ label, onError, maxFailedRows, dryRun }: BulkOptions) {
  return { label, on_error: onError, max_failed_rows: maxFailedRows, dry_run: dryRun };
}
