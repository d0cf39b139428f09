import { Injectable } from '@nestjs/common';
import type { SendOut, Webhook } from '../webhook.js';
import { post, type Answer } from './post.js';
import { signatureHeaders } from './signature.js';
import { ForbiddenAddressError, TargetAddresses } from './target-addresses.js';

/** How long a receiver may take to answer, its connection included. */
export const ANSWER_WITHIN_MS = 10_000;

/** What a try came to: an answer or why there is none, and whether it counts as received. */
export interface TryResult {
  readonly isReceived: boolean;
  readonly answer: Answer | null;
  /** In words for operators; null when it was received. It never holds a part of the target's URL. */
  readonly error: string | null;
}

/** Sends to the receivers of webhooks. */
@Injectable()
export class Receiver {
  constructor(private readonly addresses: TargetAddresses) {}

  /** Sends a body once. Never throws; null when `stop` ended it before there was an answer. */
  async send(
    webhook: Webhook,
    { id }: SendOut,
    body: string,
    stop: AbortSignal,
  ): Promise<TryResult | null> {
    const end = new AbortController();
    const abort = () => end.abort();
    const timer = setTimeout(abort, ANSWER_WITHIN_MS);
    stop.addEventListener('abort', abort, { once: true });
    try {
      const url = new URL(webhook.targetUrl);
      this.addresses.checkLiteral(url);
      const headers = headersOf(webhook, id, body);
      const { lookup } = this.addresses;
      return toResult(await post({ url, body, headers, lookup, signal: end.signal }));
    } catch (error) {
      if (stop.aborted) return null;
      return { isReceived: false, answer: null, error: reasonOf(error, end.signal) };
    } finally {
      clearTimeout(timer);
      stop.removeEventListener('abort', abort);
    }
  }
}

function headersOf(webhook: Webhook, id: string, body: string): Record<string, string> {
  return {
    'user-agent': 'Vouchsafe',
    ...webhook.customHeaders,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...signatureHeaders(webhook, { id, nowMs: Date.now(), body }),
  };
}

function toResult(answer: Answer): TryResult {
  const isReceived = answer.status >= 200 && answer.status < 300;
  const error = isReceived ? null : `The receiver answered ${answer.status}`;
  return { isReceived, answer, error };
}

function reasonOf(error: unknown, end: AbortSignal): string {
  if (end.aborted) return `The receiver did not answer within ${ANSWER_WITHIN_MS / 1_000} s`;
  if (error instanceof ForbiddenAddressError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  return `The receiver cannot be reached (${code ?? 'a fault'})`;
}
