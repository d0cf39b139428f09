import type { Command } from 'commander';

/** What can follow a command: its subcommands, or its options with the values of those that have a choice. */
export interface Words {
  /** The commands on the way, as `jobs watch`; empty for the program. */
  readonly path: string;
  readonly words: readonly string[];
  /** Options that take a value: what follows them is no command. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** The words of a command and of all commands below it. */
export function wordsOf(command: Command, path = ''): Words[] {
  const subcommands = command.commands.map((one) => one.name());
  const options = command.options.map(({ long }) => long).filter((long) => long != null);
  const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const values = command.options
    .filter(({ required, optional }) => required || optional)
    .map(({ long, argChoices = [] }) => [long ?? '', argChoices] as const);
  return [
    {
      path,
      words: [...subcommands, ...choices, ...options, '--help'],
      values: Object.fromEntries(values),
    },
    ...command.commands.flatMap((one) => wordsOf(one, `${path} ${one.name()}`.trim())),
  ];
}
