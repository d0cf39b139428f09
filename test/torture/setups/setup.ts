import { rmSync } from 'node:fs';
import type { Read } from '../checker/stored.js';
import type { Violation } from '../checker/violation.js';
import type { Blow } from '../nemeses/nemesis.js';

export const MANAGEMENT_KEY = 'torture-management-key-0123456789';

/** How a set-up is started. */
export interface SetupOptions {
  /** The folder of the build. */
  readonly build: string;
  /** Names of the nemeses to use; all but those on request when absent. */
  readonly nemeses?: readonly string[];
}

/** A service, or several, with their servers, and the ways to break them. */
export interface Setup {
  readonly read: Read;
  /** Where the n-th client finds a service that accepts. */
  url(client: number): string;
  /** Strikes once, by choice, and returns when everything runs again. */
  strike(blow: Blow): Promise<void>;
  /** Ends every fault; everything runs afterwards. */
  heal(): Promise<void>;
  /** What is wrong outside of the tables: files, processes that ended by themselves. */
  checkPlace(): Promise<Violation[]>;
  /** Ends all processes. Files that are kept are named on the standard output. */
  dispose(how: { keepFiles: boolean }): Promise<void>;
}

/** Deletes the files of a set-up, or says where they are. */
export function disposeFiles(folder: string, { keepFiles }: { keepFiles: boolean }): void {
  if (keepFiles) process.stdout.write(`files are kept in ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}
