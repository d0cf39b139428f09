import type { Command } from 'commander';
import { addCommand } from '../command.js';
import { openService } from '../service/open-service.js';
import { addControlCommands } from './control.js';
import { addListCommand } from './list.js';
import { addReportCommand } from './report.js';
import { FAIL_ON_ROW_ERRORS, watchToEnd, type WatchOptions } from './see-through.js';
import { addSuccessorCommands } from './successors.js';

/** `vouchsafe jobs`, with the key of a project. */
export function addJobCommands(program: Command): void {
  const jobs = program.command('jobs').description('jobs: bulk updates, imports, undos, purges');
  addListCommand(jobs);
  addControlCommands(jobs);
  addCommand(jobs, 'watch <id>', 'follow a job to its end; Ctrl-C leaves it running', [
    'jobs watch aa_136b0561747d5b0000 --fail-on-row-errors',
  ])
    .option(...FAIL_ON_ROW_ERRORS)
    .action((id: string, options: WatchOptions) => watchToEnd(openService(options), id, options));
  addSuccessorCommands(jobs);
  addReportCommand(jobs);
}
