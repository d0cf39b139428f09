import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { DatabaseFileError, codeOf } from './database-file-error.js';

const PIECE_BYTES = 1_048_576;
/** SQLite fails in the same way at once, and its error is explained with the missing right. */
const SAID_BY_SQLITE = ['EACCES', 'EPERM', 'EROFS'];

/**
 * Writes the WAL that a dead process left once more, byte for byte in its place, and syncs it. After a failed sync the
 * system shows bytes that are not on the disk and that it will not write by itself: what is built on them is lost in a
 * power cut. Written once more they are on the disk, or this fails. A process that ended in order leaves no WAL.
 *
 * Call it under the owner lock, before SQLite opens the database.
 * @throws DatabaseFileError
 */
export async function rewriteWal(databaseFile: string): Promise<void> {
  try {
    const file = await openIfThere(`${databaseFile}-wal`);
    if (file !== undefined) await rewrite(file);
  } catch (error) {
    const reason = `its file ${basename(databaseFile)}-wal cannot be written anew (${codeOf(error)})`;
    throw new DatabaseFileError(databaseFile, reason, error);
  }
}

async function rewrite(file: FileHandle): Promise<void> {
  try {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, position);
      if (bytesRead === 0) break;
      position += await writeWhole(file, piece.subarray(0, bytesRead), position);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (['ENOENT', ...SAID_BY_SQLITE].includes(codeOf(error))) return undefined;
    throw error;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<number> {
  for (let done = 0; done < bytes.length;) {
    const rest = bytes.length - done;
    done += (await file.write(bytes, done, rest, position + done)).bytesWritten;
  }
  return bytes.length;
}
