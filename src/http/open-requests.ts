import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Requests that one connection may have without a whole answer. Clients send one after the other; each of a
 * thousand sent ahead would hold its answer until those before it were read.
 */
const MAX_UNANSWERED = 16;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else is done for the request. */
    open?: OpenRequest;
  }
}

/** A request until its answer has left or its connection has closed. */
export class OpenRequest {
  private hasEnded = false;
  private readonly listeners: (() => void)[] = [];

  /** Runs at the end, or now where that is over. */
  onEnd(listener: () => void): void {
    if (this.hasEnded) listener();
    else this.listeners.push(listener);
  }

  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    for (const listener of this.listeners) listener();
  }
}

const ofConnections = new WeakMap<Socket, Set<OpenRequest>>();

/** Fastify's first onRequest hook: knows when the request ends, and closes a connection that sends too far ahead. */
export function trackRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const open = new OpenRequest();
  const ofConnection = requestsOf(request.raw.socket);
  request.open = open;
  ofConnection.add(open);
  open.onEnd(() => ofConnection.delete(open));
  reply.raw.once('close', () => open.end());
  if (ofConnection.size <= MAX_UNANSWERED) {
    done();
  } else {
    reply.hijack();
    request.raw.socket.destroy();
  }
}

/** The response of a request that waits behind others never closes, even when its connection does. */
function requestsOf(socket: Socket): Set<OpenRequest> {
  const known = ofConnections.get(socket);
  if (known !== undefined) return known;
  const requests = new Set<OpenRequest>();
  ofConnections.set(socket, requests);
  socket.once('close', () => {
    for (const request of requests) request.end();
  });
  return requests;
}
