import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';

const script = new CommandLine({}).run(['completion', 'bash']).stdout;

/** What bash offers for the last word of a line. */
function offered(...words: string[]): string[] {
  const line = ['vouchsafe', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _vouchsafe; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', `${script}\n${ask}`], { encoding: 'utf8' });
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it.each([
    ['commands', ['jo'], ['jobs']],
    ['subcommands', ['jobs', 'wat'], ['watch']],
    ['options of a command', ['bulk-update', 'some.csv', '--dry'], ['--dry-run']],
    ['values of an option that has a choice', ['bulk-update', '--mode', 'de'], ['deep_merge']],
    ['values of an argument that has a choice', ['completion', 'z'], ['zsh']],
  ])('offers %s', (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('takes the value of an option for no command', () => {
    expect(offered('jobs', 'list', '--label', 'watch', '--co')).toEqual(['--code']);
  });
});
