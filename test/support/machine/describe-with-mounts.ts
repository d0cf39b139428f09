import { spawnSync } from 'node:child_process';
import { describe } from '@jest/globals';

const UNSHARE = ['unshare', '--map-root-user', '--mount'];

/** `describe` for suites with mounts of their own, which takes Linux' `unshare` and the right to use it. */
export const describeWithMounts: (name: string, body: () => void) => void =
  spawnSync(UNSHARE[0] ?? '', [...UNSHARE.slice(1), 'true']).status === 0
    ? describe
    : describe.skip;

/** Starts a process for which the one path is mounted on the other. Nobody else sees that. */
export function mounting(from: string, onto: string): string[] {
  return [...UNSHARE, 'sh', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"', from, onto];
}
