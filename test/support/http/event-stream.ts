import { request, type IncomingMessage } from 'node:http';
import type { KeyPair } from './api-client.js';
import { eventually } from '../eventually.js';

/** An event as a client reads it. */
export interface ReadEvent {
  readonly event: string;
  /** The id of the last event that had one. */
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into actions of any kind
  readonly data: any;
}

/** Where a stream is, and from where on it is wanted. */
export interface StreamAddress {
  readonly url: string;
  readonly key: KeyPair;
  readonly path: string;
  readonly lastEventId?: string;
}

/** A client of server-sent events that reads as a browser does. */
export class EventStream {
  readonly events: ReadEvent[] = [];
  /** Milliseconds after which the client would come back, as the server said last. */
  retry = 0;
  lastEventId = '';
  comments = 0;
  isClosed = false;
  private rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.read(text));
    for (const end of ['close', 'error']) response.on(end, () => (this.isClosed = true));
  }

  /** Resolves when the head of the answer has come. */
  static open({ url, key, path, lastEventId }: StreamAddress): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      const headers = {
        'x-app-id': key.appId,
        'x-app-token': key.appToken,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      };
      request(url + path, { headers, agent: false })
        .on('response', (response) => resolve(new EventStream(response)))
        .on('error', reject)
        .end();
    });
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  named(name: string): ReadEvent[] {
    return this.events.filter(({ event }) => event === name);
  }

  /** The ids of the actions that have ended, in the order of their events. */
  get endedIds(): string[] {
    return this.named('ended').map(({ data }) => data.id as string);
  }

  /** Resolves once so many actions have ended. */
  async untilEnded(count: number, timeoutMs?: number): Promise<this> {
    const hasCome = () => this.endedIds.length >= count;
    await eventually(`${count} actions have ended`, hasCome, timeoutMs);
    return this;
  }

  /** Resolves once the server has closed the stream. */
  async untilClosed(timeoutMs?: number): Promise<this> {
    await eventually('the stream is closed', () => this.isClosed, timeoutMs);
    return this;
  }

  close(): void {
    this.response.destroy();
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) this.readBlock(block);
  }

  private readBlock(block: string): void {
    let event = 'message';
    let data: string | undefined;
    for (const line of block.split('\n')) {
      const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === '') this.comments += 1;
      else if (field === 'id') this.lastEventId = value;
      else if (field === 'retry') this.retry = Number(value);
      else if (field === 'event') event = value;
      else if (field === 'data') data = value;
    }
    if (data === undefined) return;
    this.events.push({ event, id: this.lastEventId, data: JSON.parse(data) as unknown });
  }
}
