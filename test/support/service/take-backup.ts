import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgresBinaries } from '../../../scripts/postgres-binaries.js';
import type { ServiceDatabase } from '../databases/service-database.js';

const run = promisify(execFile);

/** Copies a database on which a service may be working, with the commands of docs/operations.md. */
export async function takeBackup(from: ServiceDatabase, to: ServiceDatabase): Promise<void> {
  const [, file] = /^sqlite:(.*)$/.exec(to.url) ?? [];
  if (file === undefined) await dumpAndRestore(from.url, to.url);
  else await from.read('VACUUM INTO ?', [file]);
}

async function dumpAndRestore(from: string, to: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vouchsafe-dump-'));
  const dump = join(folder, 'vouchsafe.dump');
  try {
    await run(tool('pg_dump'), ['--format=custom', `--file=${dump}`, from]);
    await run(tool('pg_restore'), ['--exit-on-error', '--no-owner', `--dbname=${to}`, dump]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const tool = (name: string) => join(findPostgresBinaries() ?? '', name);
