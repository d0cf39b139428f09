import { CommanderError } from 'commander';
import { ApiError, AwayError } from '../client/api/errors.js';

/** What the command ends with. Scripts rely on these. */
export const EXIT_CODES = {
  done: 0,
  rowsFailed: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  /** 128 and the number of SIGINT, as shells have it. */
  detached: 130,
} as const;

/** The command, its settings or its file cannot be used as they are. */
export class UsageError extends Error {}

/** Rows of a job failed, or what was asked for did not come to its end. */
export class NotDoneError extends Error {}

/** The exit code for an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
  }
  if (error instanceof ApiError) return EXIT_CODES.refused;
  if (error instanceof AwayError) return EXIT_CODES.unreachable;
  if (error instanceof UsageError) return EXIT_CODES.usage;
  return EXIT_CODES.rowsFailed;
}

/** What to say of an error; nothing where commander has said it. */
export function messageOf(error: unknown): string {
  if (error instanceof CommanderError) return '';
  if (error instanceof ApiError) return messageOfRefusal(error);
  return error instanceof Error ? error.message : String(error);
}

function messageOfRefusal({ status, key, message, details, requestId }: ApiError): string {
  const ids = [`HTTP ${status}`, key, requestId && `request ${requestId}`].filter(Boolean);
  return `${details ?? message}\n(${ids.join(', ')})`;
}
