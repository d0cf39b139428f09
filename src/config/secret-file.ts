import { readFileSync } from 'node:fs';

/** Variables with a secret. Each may stand in a file instead, whose path is in the variable with `_FILE` behind. */
const SECRETS: ReadonlySet<string> = new Set([
  'BOOTSTRAP_APP_TOKEN',
  'DATABASE_URL',
  'MANAGEMENT_KEY',
  'REDIS_URL',
  'SECRET_KEY',
  'VOUCHSAFE_MANAGEMENT_KEY',
  'VOUCHSAFE_TOKEN',
]);

/** The variable that names the file with this one's value; undefined for a variable without a secret. */
export function fileVariableOf(name: string): string | undefined {
  return SECRETS.has(name) ? `${name}_FILE` : undefined;
}

/**
 * The secret in a file, without white space around it.
 *
 * @throws Error that shows neither the path, which may be the secret itself, nor the content
 */
export function readSecretFile(path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const { code = 'a fault' } = error as NodeJS.ErrnoException;
    throw new Error(`must name a file that can be read (${code})`, { cause: error });
  }
  if (content === '') throw new Error('must name a file that is not empty');
  return content;
}
