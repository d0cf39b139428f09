import { bodyOf, type Answer } from '../../client/api/client.js';
import { inOneLine } from './safe-text.js';

/** Writes text to the standard output. */
export function write(text: string): void {
  process.stdout.write(text);
}

/** Tells the person at the terminal something that is no part of the answer. */
export function say(message: string): void {
  if (message !== '') process.stderr.write(`${message}\n`);
}

/**
 * Prints an answer: as one JSON document, or as a person reads it.
 * @param inWords the same in words
 */
export function print(
  { json }: { readonly json?: boolean },
  answer: unknown,
  inWords: () => string,
): void {
  write(json === true ? `${JSON.stringify(answer, null, 2)}\n` : inWords());
}

/** The members of an answer, one a line. */
export function fieldsOf(answer: object): string {
  return Object.entries(answer)
    .filter(([name]) => name !== 'object')
    .map(([name, value]) => `${name}: ${inOneLine(value)}\n`)
    .join('');
}

/** Prints an answer of the service by its members. @throws ApiError, AwayError */
export async function printFields(
  options: { readonly json?: boolean },
  pending: Promise<Answer<object>>,
): Promise<void> {
  const answer = await bodyOf(pending);
  print(options, answer, () => fieldsOf(answer));
}
