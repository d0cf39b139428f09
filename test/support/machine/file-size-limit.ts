import { execFileSync, spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

/** `describe` for suites that fill the disk, which takes Linux' `prlimit`. In CI a missing one fails them. */
export const describeWithFullDisk: (name: string, body: () => void) => void =
  spawnSync('prlimit', ['--version']).status === 0 || process.env.CI !== undefined
    ? describe
    : describe.skip;

/** Makes every write of the process to a file fail, as on a full disk. */
export function fillDisk(pid: number): void {
  limitFileSize(pid, '1');
}

/** Undoes {@link fillDisk}. */
export function freeDisk(pid: number): void {
  limitFileSize(pid, 'unlimited');
}

function limitFileSize(pid: number, soft: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:unlimited`]);
}
