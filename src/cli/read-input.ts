import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './errors.js';

/** What is in a file, or comes on the standard input for `-`. */
export function inputOf(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file);
}

/** All of {@link inputOf}. @throws UsageError when it cannot be read */
export async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await buffer(inputOf(file));
  } catch (error) {
    const { code = 'a fault' } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read (${code})`, { cause: error });
  }
}
