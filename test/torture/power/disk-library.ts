import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SOURCE = 'test/torture/power/disk.c';
let built: string | null | undefined;

/**
 * Compiles the library that stands between the service and its disk, once in a process.
 * @returns its path, or null where this machine cannot compile it
 */
export function diskLibrary(): string | null {
  built ??= compile();
  return built;
}

function compile(): string | null {
  if (process.platform !== 'linux' || !existsSync(resolve(SOURCE))) return null;
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-disk-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'disk.so');
  const options = ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, resolve(SOURCE), '-ldl'];
  const { status, stderr } = spawnSync('cc', [...options, '-lpthread'], { encoding: 'utf8' });
  if (status === 0) return library;
  const line = '!!! There is no C compiler: POWER CUTS, DISK FAULTS AND CLOCK STEPS ARE SKIPPED.';
  process.stderr.write(`\n${line}\n${stderr}\n`);
  return null;
}
