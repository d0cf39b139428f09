import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { FrameworkError } from '../errors/framework-error.js';

/** Answers what Node's HTTP parser refuses before there is a request: in JSON, like everything else. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refusal = toRefusal(error.code);
  const body = JSON.stringify(refusal.toBody());
  socket.end(
    `HTTP/1.1 ${refusal.statusCode} ${STATUS_CODES[refusal.statusCode]}\r\n` +
      'content-type: application/json; charset=utf-8\r\ncache-control: no-store\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function toRefusal(code: string | undefined): FrameworkError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return FrameworkError.requestTimeout();
  if (code === 'HPE_HEADER_OVERFLOW') return FrameworkError.headersTooLarge();
  return FrameworkError.badRequest('The request is not valid HTTP');
}
