import { Command } from 'commander';
import { addBulkUpdateCommand } from './bulk/bulk-update.js';
import { addImportCommand } from './bulk/import.js';
import { addCheckCommand } from './check/command.js';
import { HELP } from './command.js';
import { addCompletionCommand } from './completion/command.js';
import { addExportCommand } from './exports/export.js';
import { addJobCommands } from './jobs/add-job-commands.js';
import { addAuditCommands } from './management/audit.js';
import { addKeyCommands } from './management/key.js';
import { addProjectCommands } from './management/project.js';
import { addWebhookCommands } from './management/webhook.js';
import { addQueueCommands } from './queue/add-queue-commands.js';
import { addSchemaCommands } from './schema/add-schema-commands.js';
import { addProfileCommands } from './settings/profile-commands.js';
import { addVoucherCommands } from './vouchers/add-voucher-commands.js';

const EXIT_CODES = `
Exit codes:
  0    done
  1    rows of a job failed (with --fail-on-row-errors), or it did not come to its end
  2    the command line, the settings or the file cannot be used
  3    the service refused
  4    the service does not answer
  130  Ctrl-C; a job that was watched goes on`;

/** The command `vouchsafe` with all its commands. Errors are thrown, not printed. */
export function programOf(): Command {
  const program = new Command('vouchsafe')
    .description('Bulk updates of vouchers from scripts, and what operators need.')
    .enablePositionalOptions()
    .showHelpAfterError()
    .configureHelp(HELP)
    .exitOverride()
    .addHelpText('after', EXIT_CODES);
  addBulkUpdateCommand(program);
  addImportCommand(program);
  addExportCommand(program);
  addJobCommands(program);
  addQueueCommands(program);
  addVoucherCommands(program);
  addSchemaCommands(program);
  addProjectCommands(program);
  addKeyCommands(program);
  addWebhookCommands(program);
  addAuditCommands(program);
  addCheckCommand(program);
  addProfileCommands(program);
  addCompletionCommand(program);
  return program;
}
