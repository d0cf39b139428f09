import { pino, stdSerializers, type Logger } from 'pino';
import type { LogLevel } from '../config/settings.js';
import { queryOf } from '../database/driver-errors.js';

/** What must never be in a log, wherever an object carries it. */
const SECRETS = [
  'req.headers["x-app-id"]',
  'req.headers["x-app-token"]',
  'req.headers["x-management-key"]',
  'req.headers.authorization',
];

/** The process's logger: JSON lines, or readable ones on a terminal. */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    redact: SECRETS,
    serializers: { err: serializeError, req: serializeRequest },
    ...(process.stdout.isTTY && { transport: { target: 'pino-pretty' } }),
  });
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
