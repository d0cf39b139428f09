#!/usr/bin/env node
import { readCliEnvironment } from '../config/cli-environment.js';
import { processEnvironment } from '../config/process-environment.js';
import { UsageError } from './command-line.js';
import { USAGE, runCommand, type CommandOutput } from './commands.js';
import { ManagementClient } from './management-client.js';

/** Exit codes: 0 done, 1 refused or not reachable, 2 not understood. */
async function main(): Promise<number> {
  const parameters = process.argv.slice(2);
  if (parameters.length === 0 || parameters.includes('--help')) {
    process.stdout.write(USAGE);
    return parameters.length === 0 ? 2 : 0;
  }
  try {
    const client = new ManagementClient(readCliEnvironment(processEnvironment));
    print(await runCommand(client, parameters));
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${USAGE}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function print({ answer, asJson }: CommandOutput): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  for (const item of [answer].flat()) {
    const fields = Object.entries(item as object).filter(([name]) => name !== 'object');
    const lines = fields.map(
      ([name, value]) =>
        `${name}: ${Array.isArray(value) ? value.join(' ') : String(value ?? '-')}`,
    );
    process.stdout.write(`${lines.join('\n')}\n\n`);
  }
}

process.exitCode = await main();
