import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sqlite3 from 'sqlite3';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { SqliteDatabase } from './sqlite-database.js';

/** Of SQLite's file format, at the start of the first page. */
const HEADER_BYTES = 100;

let folder: ReturnType<typeof temporaryFolder>;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = folder.file('v.db');
});

afterEach(() => folder.remove());

function writeText(): Promise<void> {
  return writeFile(file, 'Not a database. '.repeat(500));
}

/** A database with a table, whose first page is damaged behind its header. */
async function writeDamaged(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const database = new sqlite3.Database(file, () => {
      database.exec('CREATE TABLE t (a)', (error) => {
        database.close(() => (error === null ? resolve() : reject(error)));
      });
    });
  });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, HEADER_BYTES, HEADER_BYTES + 400));
}

describe('a database that cannot be opened', () => {
  it.each([
    ['is text', writeText, 'it is not a SQLite database'],
    ['is damaged', writeDamaged, 'its content is damaged: restore a backup'],
  ])('is named with the reason when it %s', async (_name, write, reason) => {
    await write();
    await expect(SqliteDatabase.open(file)).rejects.toThrow(
      `The database ${realpathSync(file)} cannot be used: ${reason}`,
    );
  });

  it('leaves no lock behind', async () => {
    await writeText();
    await expect(SqliteDatabase.open(file)).rejects.toThrow(/is not a SQLite database/);
    writeFileSync(file, '');
    const database = await SqliteDatabase.open(file);
    expect(await database.ping()).toBe(true);
    await database.close();
  });
});
