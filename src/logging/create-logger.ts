import { pino, stdSerializers, type Logger, type LoggerOptions } from 'pino';
import type { LogLevel } from '../config/settings.js';
import { queryOf } from '../database/driver-errors.js';
import { standardLog } from './log-output.js';

/** What must never be in a log, wherever an object carries it. */
const SECRETS = [
  'req.headers["x-app-id"]',
  'req.headers["x-app-token"]',
  'req.headers["x-management-key"]',
  'req.headers.authorization',
];

/** The process's logger: JSON lines, or readable ones on a terminal. */
export function createLogger(level: LogLevel): Logger {
  const options: LoggerOptions = {
    level,
    redact: SECRETS,
    serializers: { err: serializeError, req: serializeRequest },
  };
  if (process.stdout.isTTY) return pino({ ...options, transport: { target: 'pino-pretty' } });
  const logger = pino(options, standardLog);
  process.once('exit', () => standardLog.flush());
  standardLog.onWorkingAgain = () => {
    const { failures, linesLost } = standardLog;
    logger.warn({ failures, linesLost }, 'The log can be written again');
  };
  return logger;
}

/** A failed query carries its values, which are the clients' data. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, query: queryOf(error) };
}

/** The query string is left out: that of a report link is a credential. */
function serializeRequest(request: { method?: string; url?: string; ip?: string }): unknown {
  return { method: request.method, path: request.url?.split('?')[0], ip: request.ip };
}
