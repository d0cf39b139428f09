import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';

const SOURCE = join(import.meta.dirname, 'sync-faults.c');
const hasCompiler = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;

/** `describe` for suites whose disk fails, which takes Linux and gcc. In CI a missing one fails them. */
export const describeWithSyncFaults: (name: string, body: () => void) => void =
  hasCompiler || process.env.CI !== undefined
    ? describe
    : (name, body) => {
        process.stderr.write(`Left out, because there is no gcc: ${name}\n`);
        describe.skip(name, body);
      };

/** A disk whose syncs fail when they are asked to, for the services that are started with its `env`. */
export class SyncFaults {
  readonly env: Readonly<Record<string, string>>;
  private readonly faults: string;
  private readonly traced: string;

  /** @param folder where the library is built, and the files are by which it is controlled and reports */
  constructor(folder: string) {
    const library = join(folder, 'sync-faults.so');
    const { status, stderr } = spawnSync(
      'gcc',
      ['-shared', '-fPIC', '-o', library, SOURCE, '-ldl'],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`The library cannot be built: ${stderr}`);
    this.faults = join(folder, 'faults');
    this.traced = join(folder, 'trace');
    this.env = { LD_PRELOAD: library, SYNC_FAULTS: this.faults, SYNC_TRACE: this.traced };
  }

  /** From now on every sync of a file fails whose name ends so, after some that do not. */
  failSyncsOf(ending: string, { afterGood = 0 } = {}): void {
    const filled = `${this.faults}.new`;
    writeFileSync(filled, `${afterGood} ${ending}`);
    renameSync(filled, this.faults);
  }

  heal(): void {
    rmSync(this.faults, { force: true });
  }

  /** Forgets the trace until now. */
  clearTrace(): void {
    writeFileSync(this.traced, '');
  }

  /** What reached the file of the database and its WAL since then, in its order, such as `sync vouchsafe.db-wal`. */
  get trace(): string[] {
    return readFileSync(this.traced, 'utf8')
      .split('\n')
      .map((line) => line.replace(/ .*\//, ' '))
      .filter((line) => /vouchsafe\.db(-wal)?$/.test(line));
  }
}
