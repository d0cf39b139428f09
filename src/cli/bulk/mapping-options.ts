import { InvalidArgumentError, Option, type Command } from 'commander';
import type { TableFile } from '../../client/files/source-file.js';
import { guessMapping, typeOf } from '../../client/mapping/guess-mapping.js';
import { faultsOf, type SchemaRules } from '../../client/mapping/mapping-faults.js';
import {
  COLUMN_TYPES,
  EMPTY_CELLS,
  type ColumnMapping,
  type ColumnType,
  type EmptyCells,
  type Mapping,
} from '../../client/mapping/mapping.js';
import { collect } from '../command.js';
import { UsageError } from '../errors.js';

/** What becomes of the columns of a file, where the guess is not what is meant. */
export interface MappingOptions {
  readonly codeColumn?: string;
  readonly key?: Readonly<Record<string, string>>;
  readonly type?: Readonly<Record<string, ColumnType>>;
  readonly leaveOut?: readonly string[];
  readonly emptyCells: EmptyCells;
}

/** Adds the options of a command that makes metadata of columns. */
export function addMappingOptions(command: Command): Command {
  return command
    .option('--code-column <column>', 'the column with the codes; found by its title when absent')
    .option('--key <column=key>', 'write a column to another metadata key', collectPair)
    .option(
      '--type <column=type>',
      `the type of a column: ${COLUMN_TYPES.join(', ')}; from the schema, or else the cells, when absent`,
      collectType,
    )
    .option('--leave-out <column>', 'a column that is not sent', collect)
    .addOption(
      new Option('--empty-cells <meaning>', 'what an empty cell does to its key')
        .choices(EMPTY_CELLS)
        .default('leave'),
    );
}

/** The mapping of a file. @throws UsageError naming all that is wrong with it */
export function mappingOf(file: TableFile, rules: SchemaRules, options: MappingOptions): Mapping {
  const guess = guessMapping(file, rules.definitions);
  const unknown = namesIn(options).filter((name) => !file.columns.includes(name));
  if (unknown.length > 0) {
    const known = file.columns.join(', ');
    throw new UsageError(`The file has no column ${unknown.join(', ')}. It has: ${known}`);
  }
  const columns = guess.columns.map((column, at) => {
    const chosen = asChosen(column, options);
    const cells = file.rows.map((row) => row[at]);
    return {
      ...chosen,
      ...typeOf(chosen.key, cells, rules.definitions),
      ...typeIn(options, column),
    };
  });
  const mapping = { columns, emptyCells: options.emptyCells };
  const faults = faultsOf(mapping, rules);
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return mapping;
}

function namesIn({ codeColumn, key = {}, type = {}, leaveOut = [] }: MappingOptions): string[] {
  const code = codeColumn === undefined ? [] : [codeColumn];
  return [...code, ...Object.keys(key), ...Object.keys(type), ...leaveOut];
}

function asChosen(
  guess: ColumnMapping,
  { codeColumn, key = {}, leaveOut = [] }: MappingOptions,
): ColumnMapping {
  const { column } = guess;
  const isCode = codeColumn === undefined ? guess.target === 'code' : column === codeColumn;
  const guessed = guess.target === 'code' ? 'metadata' : guess.target;
  const target = leaveOut.includes(column) ? 'leave-out' : isCode ? 'code' : guessed;
  return { ...guess, target, key: Object.hasOwn(key, column) ? (key[column] ?? '') : guess.key };
}

function typeIn({ type = {} }: MappingOptions, { column }: ColumnMapping) {
  const chosen = Object.hasOwn(type, column) ? type[column] : undefined;
  return chosen === undefined ? {} : { type: chosen };
}

/** Titles may have equals signs, and keys seldom do: the last one divides. */
function collectPair(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is a column, an equals sign and a value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function collectType(text: string, before: Readonly<Record<string, string>> = {}) {
  const pairs = collectPair(text, before);
  const wrong = Object.values(pairs).find((type) => !COLUMN_TYPES.some((one) => one === type));
  if (wrong === undefined) return pairs;
  throw new InvalidArgumentError(`A type is one of ${COLUMN_TYPES.join(', ')}, not ${wrong}.`);
}
