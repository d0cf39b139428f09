import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { mutated, type Mutant } from './mutant.js';

/** The files of the project in a folder of their own, where bugs can be planted. */
export class CopyOfTree {
  private constructor(readonly folder: string) {}

  static make(): CopyOfTree {
    const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-mutants-'));
    const options = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    const files = execFileSync('git', options, { encoding: 'utf8' }).split('\0').filter(Boolean);
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(file, join(folder, file));
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    return new CopyOfTree(folder);
  }

  /** Plants a bug and returns what takes it out again. @throws Error as {@link mutated} does */
  plant(mutant: Mutant): () => void {
    const path = join(this.folder, mutant.file);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, mutated(mutant, original));
    return () => writeFileSync(path, original);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
