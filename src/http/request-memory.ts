import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { overloaded } from '../errors/domain-error.js';
import { ERROR_CATALOGUE } from '../errors/error-catalogue.js';
import type { MemoryBudget } from '../memory/memory-budget.js';
import { MemoryHold } from '../memory/memory-hold.js';
import { discardRest } from './body/discard-rest.js';
import { toErrorBody } from './exception.filter.js';

/** What a request of a project counts from its start on, and the largest answer that is never refused. */
const BASE_BYTES = 16_384;
/** A client that takes nothing of its answer for so long has gone. */
const UNREAD_MS = 30_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every request that got as far as its caller. */
    memory?: RequestHold;
  }
}

/** The memory of a request: of its body while somebody works on it, then of its answer until that has left. */
class RequestHold {
  private isHandled = false;
  private isClosed = false;

  constructor(readonly hold: MemoryHold) {}

  /** The body is done with; counts the answer in its place. False when there is no memory for that. */
  tryAnswer(bytes: number): boolean {
    this.isHandled = true;
    if (this.isClosed) {
      this.hold.release();
      return true;
    }
    const missing = bytes - this.hold.bytes;
    if (missing <= 0) this.hold.shrink(-missing);
    else if (bytes <= BASE_BYTES) this.hold.take(missing);
    else return this.hold.tryGrow(missing);
    return true;
  }

  /** The client has its answer or has gone. A body that somebody still works on stays counted. */
  close(): void {
    this.isClosed = true;
    if (this.isHandled) this.hold.release();
    else this.hold.close();
  }
}

/** The memory that counts for a request. @throws Error on a request that has passed no {@link holdMemory} */
export function memoryOf({ memory }: FastifyRequest): MemoryHold {
  if (memory === undefined) throw new Error('No memory is counted for this request');
  return memory.hold;
}

/**
 * Fastify's onRequest hook, once the caller is known. A request of a project that holds all the memory it may waits,
 * and is refused with 503 after five seconds. Requests without a key count together, and never wait.
 */
export function holdMemory(budget: MemoryBudget) {
  return async (request: FastifyRequest): Promise<void> => {
    const { principal, isOperator } = request;
    const owner = principal?.projectId ?? (isOperator === true ? 'operator' : 'public');
    const memory = new RequestHold(budget.open(owner));
    request.memory = memory;
    request.open?.onEnd(() => memory.close());
    const { answerBytes = 0 } = request.routeOptions.config.vouchsafe ?? {};
    if (owner !== 'public') await memory.hold.grow(BASE_BYTES + answerBytes);
  };
}

/**
 * Fastify's onSend hook: counts the answer until it has left, and refuses one that there is no memory for. A stream
 * counts for itself. It also bounds how long the rest of the body may come and the answer may lie.
 */
export function holdAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  discardRest(request.raw);
  const endUnread = () => request.raw.socket.setTimeout(UNREAD_MS);
  if (isStream(payload)) payload.once('end', endUnread);
  else endUnread();
  // As bytes: a text that waits for its reader would be there twice, as text and as what the socket has of it.
  const answer = isLongText(payload) ? Buffer.from(payload) : payload;
  const isWhole = typeof answer === 'string' || Buffer.isBuffer(answer);
  const bytes = isWhole ? Buffer.byteLength(answer) : 0;
  const isHeld = request.memory?.tryAnswer(bytes) ?? true;
  done(null, isHeld ? answer : refusal(request, reply));
}

function isLongText(payload: unknown): payload is string {
  return typeof payload === 'string' && payload.length > BASE_BYTES;
}

function isStream(payload: unknown): payload is Readable {
  return typeof payload === 'object' && payload !== null && 'pipe' in payload;
}

function refusal(request: FastifyRequest, reply: FastifyReply): string {
  const error = overloaded();
  const body = JSON.stringify(toErrorBody(error, request.id));
  request.memory?.tryAnswer(Buffer.byteLength(body));
  reply.code(ERROR_CATALOGUE[error.key].status).removeHeader('content-length');
  reply.header('retry-after', error.context.retryAfterSeconds);
  reply.header('content-type', 'application/json; charset=utf-8');
  return body;
}
