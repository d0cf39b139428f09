#!/usr/bin/env node
import { exitCodeOf, messageOf } from './errors.js';
import { say } from './output/print.js';
import { programOf } from './program.js';

/** What reads the output may have seen enough, as `head` has. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await programOf().parseAsync();
} catch (error) {
  say(messageOf(error));
  process.exitCode = exitCodeOf(error);
}
