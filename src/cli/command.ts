import { Help, InvalidArgumentError, Option, type Command } from 'commander';

/** Options that every command has which calls a service. */
export interface CommonOptions {
  readonly json?: true;
  readonly service?: string;
  readonly appId?: string;
  readonly profile?: string;
}

const COMMON = 'Options of every command:';

/**
 * Adds a command that calls a service.
 * @param usage its name and its arguments, as `show <id>`
 * @param examples command lines without the program's name, shown by `--help`
 */
export function addCommand(
  parent: Command,
  usage: string,
  summary: string,
  examples: readonly string[],
): Command {
  const command = parent
    .command(usage)
    .description(summary)
    .addOption(jsonOption().helpGroup(COMMON))
    .addOption(new Option('--service <url>', 'where the service is').helpGroup(COMMON))
    .addOption(new Option('--app-id <id>', 'the key of a project').helpGroup(COMMON))
    .addOption(
      new Option('--profile <name>', 'the profile to take the rest from').helpGroup(COMMON),
    );
  return withExamples(command, examples);
}

/** The option of every command that prints an answer. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document');
}

/** Shows examples at the end of `--help`. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  vouchsafe ${example}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** Shows the options that every command has behind its own. */
export const HELP: Partial<Help> = {
  groupItems<T extends Command | Option>(all: T[], visible: T[], groupOf: (item: T) => string) {
    const groups = Help.prototype.groupItems(all, visible, groupOf);
    const common = groups.get(COMMON);
    groups.delete(COMMON);
    return common === undefined ? groups : groups.set(COMMON, common);
  },
};

/** Collects the values of an option that may come more than once. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A parser of whole numbers. @throws InvalidArgumentError outside of the range */
export function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

const MAX_LISTED = 100_000;

/** How many entries a list shows. */
export function limitOption(otherwise = 20): Option {
  return new Option('--limit <number>', 'how many at most')
    .argParser(wholeNumber(1, MAX_LISTED))
    .default(otherwise);
}
