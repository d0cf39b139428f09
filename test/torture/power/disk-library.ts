import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SOURCES = ['control.c', 'disk.c', 'space.c'].map((name) => `test/torture/power/${name}`);
let built: string | null | undefined;

/**
 * Compiles the library that stands between a process and its disk and clock, once in a process. Every user may load it.
 * @returns its path, or null where this machine cannot compile it
 */
export function diskLibrary(): string | null {
  built ??= compile();
  return built;
}

function compile(): string | null {
  if (process.platform !== 'linux' || !SOURCES.every((file) => existsSync(resolve(file))))
    return null;
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-disk-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'disk.so');
  chmodSync(folder, 0o755);
  const files = SOURCES.map((file) => resolve(file));
  const options = ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, ...files, '-ldl'];
  const { status, stderr } = spawnSync('cc', [...options, '-lpthread'], { encoding: 'utf8' });
  if (status === 0) return library;
  const line = '!!! There is no C compiler: POWER CUTS, DISK FAULTS AND CLOCK STEPS ARE SKIPPED.';
  process.stderr.write(`\n${line}\n${stderr}\n`);
  return null;
}
