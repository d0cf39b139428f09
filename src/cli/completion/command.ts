import { Argument, type Command } from 'commander';
import { withExamples } from '../command.js';
import { write } from '../output/print.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { wordsOf } from './words.js';
import { zshScript } from './zsh.js';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };
type Shell = keyof typeof SCRIPTS;

/** `vouchsafe completion`: a script for a shell, made of the commands that there are. */
export function addCompletionCommand(program: Command): void {
  const completion = program
    .command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)))
    .action((shell: Shell) => write(SCRIPTS[shell](wordsOf(program))));
  withExamples(completion, [
    'completion bash > ~/.local/share/bash-completion/completions/vouchsafe',
    'completion zsh > "${fpath[1]}/_vouchsafe"',
    'completion fish > ~/.config/fish/completions/vouchsafe.fish',
  ]);
}
