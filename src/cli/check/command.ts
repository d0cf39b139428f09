import type { Command } from 'commander';
import { InvalidEnvironmentError, readEnvironment } from '../../config/environment.js';
import { processEnvironment } from '../../config/process-environment.js';
import type { Settings } from '../../config/settings.js';
import { jsonOption, withExamples } from '../command.js';
import { NotDoneError } from '../errors.js';
import { print } from '../output/print.js';
import { tableOf, type Columns } from '../output/table.js';
import { worstOf, type Finding } from './finding.js';

/** `vouchsafe check`, in the environment of the service. */
export function addCheckCommand(program: Command): void {
  const command = program
    .command('check')
    .description('look at the settings of the service and at what it needs, and start nothing')
    .addOption(jsonOption())
    .action(check);
  withExamples(command, ['check', 'check --json']);
}

const COLUMNS: Columns<Finding> = {
  VERDICT: ({ verdict }) => verdict,
  CHECK: ({ check: name }) => name,
  FINDING: ({ message }) => message,
};

async function check(options: { readonly json?: true }): Promise<void> {
  const findings = await findAll();
  const verdict = worstOf(findings);
  print(options, { verdict, findings }, () => tableOf(findings, COLUMNS, 'There is nothing.'));
  if (verdict === 'fault') throw new NotDoneError('The service cannot work like this.');
}

async function findAll(): Promise<Finding[]> {
  const settings = readSettings();
  if (Array.isArray(settings)) return settings;
  // What the service needs is large, and no other command needs it.
  const { checkDatabase } = await import('./check-database.js');
  const { checkRedis } = await import('./check-redis.js');
  const { checkAddresses } = await import('./check-addresses.js');
  const { checkDisk } = await import('./check-disk.js');
  return [
    { check: 'settings', verdict: 'ok', message: 'every variable has a value that can be used' },
    ...(await checkDatabase(settings.database)),
    ...checkDisk(settings.database),
    ...(await checkRedis(settings.redisUrl)),
    ...(await checkAddresses(settings)),
  ];
}

/** The settings, or what is wrong with them. */
function readSettings(): Settings | Finding[] {
  try {
    return readEnvironment(processEnvironment);
  } catch (error) {
    if (!(error instanceof InvalidEnvironmentError)) throw error;
    return error.faults.map((message) => ({ check: 'settings', verdict: 'fault', message }));
  }
}
