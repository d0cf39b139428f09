import { parseArgs } from 'node:util';

/** The command line was not understood. */
export class UsageError extends Error {}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  project: { type: 'string' },
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  'allow-ip': { type: 'string', multiple: true },
  expires: { type: 'string' },
  event: { type: 'string', multiple: true },
  resource: { type: 'string' },
  limit: { type: 'string' },
  unfinished: { type: 'string' },
  'stored-bytes': { type: 'string' },
  url: { type: 'string' },
  header: { type: 'string', multiple: true },
  webhook: { type: 'string' },
} as const;

/** The options of a command line. */
export type Values = ReturnType<typeof parse>['values'];

/** Takes a command line apart. @throws UsageError for an unknown option */
export function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError when it is missing */
export function need(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new UsageError(`Missing ${what}`);
  return value;
}

/** The project of a command, as a part of a path. @throws UsageError when it is missing */
export function projectOf(values: Values): string {
  return encodeURIComponent(need(values.project, '--project'));
}
