import { write, writeSync } from 'node:fs';

/** What waits for a log that takes nothing. Lines that come on top of it are lost. */
const MAX_WAITING_BYTES = 1_048_576;
const RETRY_MS = 1_000;
/** The reader of a pipe is behind. */
const BUSY_MS = 20;

/**
 * Where the lines of the log go. A log that cannot be written, because its disk is full, its pipe is closed or its
 * reader stands still, holds up nobody and ends nothing: lines wait for it, up to a megabyte, and it is tried again.
 */
export class LogOutput {
  /** Writes that failed; one that finds a pipe full is none. */
  failures = 0;
  linesLost = 0;
  private isFailing = false;
  private waiting: string[] = [];
  private waitingBytes = 0;
  private inHand = Buffer.alloc(0);
  /** While something is in hand, also between two tries. */
  private isBusy = false;
  private isWriting = false;

  constructor(
    private readonly fd: number,
    private readonly retryMs = RETRY_MS,
  ) {}

  /** Called when lines can be written again after a failure. */
  onWorkingAgain: () => void = () => undefined;

  /** Takes a line and returns at once. */
  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.waitingBytes + bytes > MAX_WAITING_BYTES) {
      this.linesLost += 1;
      return;
    }
    this.waiting.push(line);
    this.waitingBytes += bytes;
    if (!this.isBusy) this.send();
  }

  /** Writes what waits before the process ends, as far as the log takes it. A write in hand ends by itself. */
  flush(): void {
    if (this.isWriting) this.inHand = Buffer.alloc(0);
    this.takeWaiting();
    try {
      while (this.inHand.length > 0) {
        this.inHand = this.inHand.subarray(writeSync(this.fd, this.inHand));
      }
    } catch {
      // There is nowhere left to say it.
    }
  }

  private send(): void {
    this.takeWaiting();
    this.isBusy = this.inHand.length > 0;
    if (!this.isBusy) return;
    this.isWriting = true;
    write(this.fd, this.inHand, (error, written) => {
      this.isWriting = false;
      if (error === null) this.sent(written);
      else this.failed(error);
    });
  }

  private sent(written: number): void {
    this.inHand = this.inHand.subarray(written);
    this.waitingBytes -= written;
    if (this.isFailing && this.inHand.length === 0) {
      this.isFailing = false;
      this.onWorkingAgain();
    }
    this.send();
  }

  private failed({ code }: NodeJS.ErrnoException): void {
    const isBehind = code === 'EAGAIN';
    if (!isBehind) {
      this.failures += 1;
      this.isFailing = true;
    }
    setTimeout(() => this.send(), isBehind ? BUSY_MS : this.retryMs).unref();
  }

  private takeWaiting(): void {
    if (this.waiting.length === 0) return;
    this.inHand = Buffer.concat([this.inHand, Buffer.from(this.waiting.join(''))]);
    this.waiting = [];
  }
}

/** The standard output of this process. */
export const standardLog = new LogOutput(1);
