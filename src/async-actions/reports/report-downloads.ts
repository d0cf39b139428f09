import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';

/** Downloads of one file at a time: a link needs no key, so nothing else bounds how often it is followed. */
const MAX_PER_FILE = 4;
const RETRY_SECONDS = 5;
/** A reader that takes nothing for so long has gone. */
const STALL_MS = 30_000;

/** The downloads of reports and exports that are under way in this process. */
@Injectable()
export class ReportDownloads {
  private readonly counts = new Map<string, number>();

  /**
   * Counts a download of a file until `end` is called, once or more.
   * @param id of what the file belongs to
   * @param what stands before "can have" for the client
   * @throws DomainError too_many_requests while there are four others
   */
  begin(id: string, what = 'A report'): { end(): void } {
    const count = this.counts.get(id) ?? 0;
    if (count >= MAX_PER_FILE) {
      throw new DomainError('too_many_requests', {
        message: `${what} can have ${MAX_PER_FILE} downloads at a time.`,
        retryAfterSeconds: RETRY_SECONDS,
      });
    }
    this.counts.set(id, count + 1);
    let hasEnded = false;
    return {
      end: () => {
        if (!hasEnded) this.forget(id);
        hasEnded = true;
      },
    };
  }

  private forget(id: string): void {
    const left = (this.counts.get(id) ?? 1) - 1;
    if (left === 0) this.counts.delete(id);
    else this.counts.set(id, left);
  }
}

/** The pieces as a stream, which is destroyed when its reader takes no piece for half a minute. */
export function streamToReader(pieces: AsyncGenerator<Buffer>, stallMs = STALL_MS): Readable {
  const stream = Readable.from(watched(), { objectMode: false });
  return stream;

  async function* watched(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      const timer = setTimeout(() => stream.destroy(), stallMs);
      try {
        yield piece;
      } finally {
        clearTimeout(timer);
      }
    }
  }
}
