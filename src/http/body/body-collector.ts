import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { FrameworkError } from '../../errors/framework-error.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import { BodyMemory } from './body-memory.js';
import { MIN_BYTES_PER_WINDOW, watchTransferRate } from './transfer-rate.js';

/**
 * Gathers a body up to a limit, in memory that counts. It never destroys a request that it refuses: the answer
 * must still reach the client.
 */
export class BodyCollector {
  private readonly memory: BodyMemory;
  private progress = 0;
  private settled = false;
  /** Until the part that has come last is in memory. */
  private waiting = Promise.resolve();

  constructor(
    private readonly request: IncomingMessage,
    private readonly decoder: Transform | null,
    private readonly maxBytes: number,
    hold: MemoryHold,
  ) {
    const length = request.headers['content-length'];
    const declared = decoder === null && length !== undefined ? Number(length) : null;
    this.memory = new BodyMemory(hold, declared);
  }

  /**
   * The body; its bytes stay counted in the hold.
   * @throws FrameworkError when the body is too large, cannot be decoded or only drips, DomainError overloaded when
   * there is no memory for it
   */
  async collect(): Promise<Buffer> {
    let stopWatch: (() => void) | undefined;
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        const refuse = (error: unknown) => {
          this.settled = true;
          reject(error instanceof Error ? error : new Error(String(error)));
        };
        stopWatch = watchTransferRate(
          () => this.progress,
          () => refuse(FrameworkError.requestTimeout()),
        );
        this.listen(resolve, refuse);
      });
    } catch (error) {
      this.memory.drop();
      throw error;
    } finally {
      this.settled = true;
      stopWatch?.();
      this.request.unpipe();
      this.decoder?.destroy();
    }
  }

  private listen(resolve: (body: Buffer) => void, refuse: (error: unknown) => void): void {
    const source = this.decoder === null ? this.request : this.request.pipe(this.decoder);
    source.on('data', (part: Buffer) => {
      if (this.settled) return;
      this.progress += part.length;
      if (this.memory.size + part.length > this.maxBytes) {
        refuse(FrameworkError.payloadTooLarge(this.maxBytes));
        return;
      }
      const rest = this.memory.append(part);
      if (rest.length === 0) return;
      source.pause();
      this.waiting = this.appendLater(rest);
      this.waiting.then(() => source.resume(), refuse);
    });
    source.on('end', () => {
      // A stream that has nothing behind a part ends while that part still waits.
      void this.waiting.then(
        () => !this.settled && resolve(this.memory.whole()),
        () => undefined,
      );
    });
    this.request.on('error', refuse);
    this.request.on('close', () => {
      // A whole request closes too, while the decoder may still be at work.
      if (!this.request.complete) refuse(FrameworkError.badRequest('The body ended too early'));
    });
    this.decoder?.on('error', () =>
      refuse(FrameworkError.badRequest('Invalid compressed payload')),
    );
  }

  /** The client cannot go on while its bytes wait for memory, so a wait counts as progress. */
  private async appendLater(part: Buffer): Promise<void> {
    for (let rest = part; rest.length > 0; rest = this.memory.append(rest)) {
      await this.memory.waitForPiece();
      this.progress += MIN_BYTES_PER_WINDOW;
    }
  }
}
