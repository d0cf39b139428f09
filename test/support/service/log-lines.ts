/** One event of the log, with what every line has. */
export interface LogLine {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

/** The levels of pino. */
export const WARN = 40;

/**
 * The lines of a service's log, after what the command that started it says of itself.
 * @throws SyntaxError when a line is not one JSON object
 */
export function logLines(log: string): LogLine[] {
  // What follows the last line break is a line that has not arrived yet.
  const lines = log.split('\n').slice(0, -1);
  const first = lines.findIndex((line) => line.startsWith('{'));
  return lines.slice(first).map((line) => JSON.parse(line) as LogLine);
}
