import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { FrameworkError } from '../../errors/framework-error.js';
import { discardRest } from './discard-rest.js';

const waiting = new WeakMap<IncomingMessage, ServerResponse>();

/**
 * Takes `Expect: 100-continue` over from Node, which would ask every client for its body at once: here a
 * client is asked only after its key and the length it declares are acceptable.
 */
export function deferContinue(server: Server): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    waiting.set(request, response);
    server.emit('request', request, response);
  });
}

/**
 * Answers any other `Expect` with 417, as Node does, but in JSON, and with the time limit for the rest of a refused
 * body.
 */
export function refuseOtherExpectations(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = FrameworkError.expectationFailed();
    const body = JSON.stringify(refusal.toBody());
    response.writeHead(refusal.statusCode, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    });
    response.end(body);
    discardRest(request);
  });
}

/** Lets a client that waits for it send its body. */
export function sayContinue(request: IncomingMessage): void {
  waiting.get(request)?.writeContinue();
  waiting.delete(request);
}
