import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { FrameworkError } from '../../errors/framework-error.js';
import { watchTransferRate } from './transfer-rate.js';

/**
 * Gathers a body up to a limit. It never destroys a request that it refuses: the answer must still reach
 * the client.
 */
export class BodyCollector {
  private readonly parts: Buffer[] = [];
  private size = 0;
  private settled = false;

  constructor(
    private readonly request: IncomingMessage,
    private readonly decoder: Transform | null,
    private readonly maxBytes: number,
  ) {}

  /** @throws FrameworkError when the body is too large, cannot be decoded or only drips. */
  async collect(): Promise<Buffer> {
    const slow = new AbortController();
    const stopWatch = watchTransferRate(this.request, () => slow.abort());
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        slow.signal.addEventListener('abort', () => reject(FrameworkError.requestTimeout()));
        this.listen(resolve, reject);
      });
    } finally {
      this.settled = true;
      stopWatch();
      this.letGo();
    }
  }

  private listen(resolve: (body: Buffer) => void, reject: (error: unknown) => void): void {
    const source = this.decoder === null ? this.request : this.request.pipe(this.decoder);
    source.on('data', (part: Buffer) => {
      if (this.settled) return;
      this.size += part.length;
      this.parts.push(part);
      if (this.size > this.maxBytes) reject(FrameworkError.payloadTooLarge(this.maxBytes));
    });
    source.on('end', () => resolve(Buffer.concat(this.parts, this.size)));
    this.request.on('error', reject);
    this.request.on('close', () => {
      // A whole request closes too, while the decoder may still be at work.
      if (!this.request.complete) reject(FrameworkError.badRequest('The body is not whole'));
    });
    this.decoder?.on('error', () =>
      reject(FrameworkError.badRequest('Invalid compressed payload')),
    );
  }

  private letGo(): void {
    this.parts.length = 0;
    this.request.unpipe();
    this.decoder?.destroy();
  }
}
