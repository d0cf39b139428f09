import { spawnSync } from 'node:child_process';
import { CopyOfTree } from './copy-of-tree.js';
import type { Catcher, Mutant } from './mutant.js';
import { MUTANTS } from './mutants.js';

const TORTURE = 'dist/torture/test/torture/main.js';
/** How long a short torture looks for a mutant. A violation ends it. */
const LOOK_FOR = ['--for', '75s', '--round', '15s', '--every', '500ms'];

type Verdict = 'clean' | 'caught' | 'broken';

/**
 * Plants each mutant alone and runs what must catch it. Everything must be clean without one, and a run that
 * breaks for another reason catches nothing.
 * @param only part of the name of the mutants to plant
 * @returns whether all were caught
 */
export function runMutants(seed: number, only = ''): boolean {
  const tree = CopyOfTree.make();
  try {
    const chosen = MUTANTS.filter(({ name }) => name.includes(only));
    const checks = new Map(chosen.map(({ caughtBy }) => [nameOf(caughtBy), caughtBy]));
    let isGood = chosen.length > 0;
    for (const [name, catcher] of checks) {
      if (catcher.by === 'torture') continue;
      const verdict = run(tree, catcher, seed);
      print(`without a mutant, ${name}: ${verdict}`);
      isGood &&= verdict === 'clean';
    }
    for (const mutant of chosen) isGood = isCaught(tree, mutant, seed) && isGood;
    return isGood;
  } finally {
    tree.dispose();
  }
}

function isCaught(tree: CopyOfTree, mutant: Mutant, seed: number): boolean {
  const takeOut = tree.plant(mutant);
  const verdict = run(tree, mutant.caughtBy, seed);
  takeOut();
  print(
    `${verdict === 'caught' ? 'caught' : 'NOT CAUGHT'}: ${mutant.name}, by ${nameOf(mutant.caughtBy)} (${verdict})`,
  );
  return verdict === 'caught';
}

function run(tree: CopyOfTree, catcher: Catcher, seed: number): Verdict {
  if (catcher.by === 'suite') {
    const { project, files, test } = catcher;
    const which = ['--selectProjects', project, '-w', '1', '--testPathPatterns', files];
    const output = npm(tree, [
      'run',
      '-s',
      'jest',
      '--',
      ...which,
      ...(test === undefined ? [] : ['-t', test]),
    ]);
    if (/^[1-9]\d* passed, 0 failed/m.test(output)) return 'clean';
    return /^\d+ passed, [1-9]\d* failed/m.test(output) ? 'caught' : 'broken';
  }
  const { setup, nemeses } = catcher;
  npm(tree, ['run', '-s', 'build']);
  npm(tree, ['run', '-s', 'build:torture']);
  const names = nemeses === undefined ? [] : ['--nemeses', nemeses];
  const options = ['--setup', setup, '--seed', String(seed), ...LOOK_FOR, ...names];
  const { stdout } = spawnSync(process.execPath, [TORTURE, ...options], {
    cwd: tree.folder,
    encoding: 'utf8',
  });
  if (/^VIOLATION/m.test(stdout)) return 'caught';
  return stdout.includes('found: 0 lost') ? 'clean' : 'broken';
}

function npm({ folder }: CopyOfTree, words: readonly string[]): string {
  const { stdout, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
  return `${stdout}\n${stderr}`;
}

function nameOf(catcher: Catcher): string {
  if (catcher.by === 'suite') return `${catcher.project} ${catcher.files}`;
  return `torture on ${catcher.setup}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
