import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPostgresBinaries } from '../../scripts/postgres-binaries.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const SCRIPTS = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const CONTRIBUTING = read('CONTRIBUTING.md');

/** As in jest.config.js: without a PostgreSQL there is no project on it. */
const hasPostgres =
  findPostgresBinaries() !== undefined ||
  process.env.TEST_DATABASE_URL !== undefined ||
  process.env.CI !== undefined;

/** The test files that a command of CONTRIBUTING runs, from the root of the project on. */
function filesOf(command: string): string[] {
  const [, parameters = ''] = /^npm run jest -- (.*)$/.exec(command) ?? [];
  const output = execFileSync(
    'npm',
    ['run', '--silent', 'jest', '--', ...parameters.split(' '), '--listTests'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return output
    .split('\n')
    .filter((line) => line.endsWith('.ts'))
    .map((file) => relative(ROOT, file));
}

describe('CONTRIBUTING', () => {
  it('names scripts that exist', () => {
    const named = [...CONTRIBUTING.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in SCRIPTS))).toEqual([]);
  });

  const commands = CONTRIBUTING.split('\n')
    .filter((line) => line.startsWith('npm run jest -- '))
    .map((line) => line.replace(/\s*#.*/, ''));

  it.each([
    ['--selectProjects unit', /^(src|console)\/.*[^-]spec\.ts$/],
    ['--selectProjects contract', /^test\/contract\/[^/]*\.spec\.ts$/],
    ['--selectProjects growth', /^test\/growth\//],
    ['--selectProjects tools', /^(lint|test\/tools)\//],
    ['--selectProjects servers', /\.server-spec\.ts$/],
    ['--selectProjects e2e --testPathPatterns main-job', /^test\/e2e\/main-job\.e2e-spec\.ts$/],
    ['--selectProjects browser', /^test\/browser\//],
    ['--selectProjects e2e-postgres --testPathPatterns order', /^test\/e2e\/order\.e2e-spec\.ts$/],
  ])('runs what it says with %s', (parameters, expected) => {
    const command = `npm run jest -- ${parameters}`;
    expect(commands).toContain(command);
    if (command.includes('e2e-postgres') && !hasPostgres) return;
    const files = filesOf(command);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  it('has no further command for a part of the tests', () => {
    expect(commands).toHaveLength(8);
  });
});
