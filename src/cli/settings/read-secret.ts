import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from '../errors.js';
import { bytesOf } from '../read-input.js';

/** A secret out of a file, or out of the standard input for `-`, without white space around it. @throws UsageError */
export async function readSecret(file: string): Promise<string> {
  const secret = (await bytesOf(file)).toString().trim();
  if (secret === '') throw new UsageError(`${file} holds no secret`);
  return secret;
}

/** Asks for a secret at the terminal, which does not show it. @throws UsageError without a terminal */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'There is no terminal to ask for the token: name a file with --token-file',
    );
  }
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const interrupted = new Promise<never>((_, reject) => {
    lines.once('SIGINT', () => reject(new UsageError('Nothing was kept')));
  });
  try {
    const secret = await Promise.race([lines.question(''), interrupted]);
    if (secret.trim() === '') throw new UsageError('The token is empty');
    return secret.trim();
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
