import { Option, type Command } from 'commander';
import { readFile } from '../../client/files/read-file.js';
import { inMebibytes, LIMIT_BYTES, LIMIT_MEBIBYTES } from '../../client/files/size.js';
import {
  ENCODINGS,
  type Delimiter,
  type Encoding,
  type SourceFile,
} from '../../client/files/source-file.js';
import { UsageError } from '../errors.js';

/** How a file is read, where what is found in it is not to be trusted. */
export interface InputOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: keyof typeof DELIMITER_NAMES;
}

const DELIMITER_NAMES = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  bar: '|',
} as const satisfies Record<string, Delimiter>;

/** In which encoding a file is. */
export function encodingOption(): Option {
  return new Option(
    '--encoding <encoding>',
    'how the file is written; found in it when absent',
  ).choices(ENCODINGS);
}

/** Adds the options of a command that reads a file of rows. */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(encodingOption())
    .addOption(
      new Option(
        '--delimiter <name>',
        'what is between the cells of a CSV file; found in it when absent',
      ).choices(Object.keys(DELIMITER_NAMES)),
    );
}

/**
 * The rows of a file.
 * @throws UsageError when it cannot be used as it is
 */
export function sourceOf(file: string, bytes: Uint8Array, options: InputOptions): SourceFile {
  const { encoding, delimiter } = options;
  const source = readFile(bytes, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter: DELIMITER_NAMES[delimiter] }),
  });
  if (source.kind === 'table' && source.faults.length > 0) {
    throw new UsageError([`${file} cannot be used as it is:`, ...source.faults].join('\n  '));
  }
  return source;
}

/** @throws UsageError for a request that is larger than the service takes */
export function refuseTooLarge(bytes: number): void {
  if (bytes <= LIMIT_BYTES) return;
  throw new UsageError(
    `The request would have ${inMebibytes(bytes)}, and may have ${LIMIT_MEBIBYTES} MiB. Divide the file, or leave columns out.`,
  );
}
