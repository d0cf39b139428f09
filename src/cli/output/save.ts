import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwayError } from '../../client/api/errors.js';
import { UsageError } from '../errors.js';
import { print } from './print.js';

/**
 * Writes the body of an answer to the standard output, or to a file. The file has its name only when it is whole.
 * @param answer what `--json` prints once a file is written; its name and size when absent
 * @throws AwayError when the answer breaks off, UsageError when the file cannot be written
 */
export async function save(
  { body }: Response,
  file: string | undefined,
  options: { readonly json?: true },
  answer?: object,
): Promise<void> {
  const content = Readable.fromWeb(body ?? new ReadableStream());
  if (file === undefined) {
    await pipeline(content, process.stdout, { end: false }).catch(explain);
    return;
  }
  const part = `${file}.part`;
  const target = createWriteStream(part);
  try {
    await pipeline(content, target);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    explain(error);
  }
  const bytes = target.bytesWritten;
  print(options, answer ?? { file, bytes }, () => {
    return `Wrote ${bytes.toLocaleString('en')} bytes to ${file}\n`;
  });
}

function explain(error: unknown): never {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (syscall === 'open' || syscall === 'rename') {
    throw new UsageError(`${path ?? 'The file'} cannot be written (${code ?? 'a fault'})`, {
      cause: error,
    });
  }
  if (code === 'EPIPE') process.exit(0);
  throw new AwayError('The answer broke off', { cause: error });
}
