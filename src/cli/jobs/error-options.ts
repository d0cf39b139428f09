import { Option, type Command } from 'commander';
import { wholeNumber } from '../command.js';

const ON_ERROR = ['continue', 'stop', 'all_or_nothing'] as const;
const MAX_ROWS = 2_147_483_647;

/** What happens when rows fail. */
export interface ErrorOptions {
  readonly onError?: (typeof ON_ERROR)[number];
  readonly maxFailedRows?: number;
}

/** Adds the options that say what happens when rows fail. */
export function addErrorOptions(command: Command): Command {
  return command
    .addOption(new Option('--on-error <what>', 'what happens when rows fail').choices(ON_ERROR))
    .option(
      '--max-failed-rows <number>',
      'with --on-error stop: how many rows may fail',
      wholeNumber(0, MAX_ROWS),
    );
}
