import type { Statement } from '../statement.js';

/** A connection that runs one statement at a time, which can be interrupted. */
export interface LaneConnection {
  query<Row>(statement: Statement): Promise<Row[]>;
  /** Ends the statement that is running, which then fails; nothing happens when none is. */
  interrupt(): Promise<void>;
  /** Puts the connection back where it came from. */
  release(): Promise<void>;
}

/** Runs a statement and returns its rows. */
export type Read = <Row>(statement: Statement) => Promise<Row[]>;

/** What ends a read before it is done. */
export interface ReadBounds {
  /** Milliseconds from the first statement on. */
  readonly timeMs: number;
  /** Its reason is what the read throws. */
  readonly signal?: AbortSignal;
}

/** A read was ended because it took longer than it may. */
export class ReadTooLongError extends Error {
  constructor(timeMs: number) {
    super(`The read took longer than ${timeMs} ms`);
  }
}

/** An interrupt that comes before the statement has begun does nothing, so it is repeated until the read has ended. */
const AGAIN_MS = 50;

/** Watches over one read on a connection and ends it at its bounds. */
export class BoundedRead {
  private readonly deadline: NodeJS.Timeout;
  private repeat: NodeJS.Timeout | undefined;
  private interrupting: Promise<void> | undefined;
  private reason: Error | undefined;
  private readonly onAbort = () => this.stop(this.bounds.signal?.reason as Error);

  constructor(
    private readonly connection: LaneConnection,
    private readonly bounds: ReadBounds,
  ) {
    const { timeMs, signal } = bounds;
    this.deadline = setTimeout(() => this.stop(new ReadTooLongError(timeMs)), timeMs);
    signal?.addEventListener('abort', this.onAbort);
    if (signal?.aborted === true) this.onAbort();
  }

  /** Runs a statement. @throws what has ended the read, also when it came between two statements */
  readonly read: Read = async <Row>(statement: Statement) => {
    this.throwIfStopped();
    try {
      return await this.connection.query<Row>(statement);
    } catch (error) {
      this.throwIfStopped();
      throw error;
    }
  };

  /** Resolves when no interrupt can reach the connection any more. */
  async end(): Promise<void> {
    clearTimeout(this.deadline);
    clearInterval(this.repeat);
    this.bounds.signal?.removeEventListener('abort', this.onAbort);
    await this.interrupting;
  }

  private stop(reason: Error): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.interrupt();
    this.repeat = setInterval(() => this.interrupt(), AGAIN_MS);
  }

  private interrupt(): void {
    this.interrupting ??= this.connection
      .interrupt()
      .catch(() => undefined)
      .finally(() => (this.interrupting = undefined));
  }

  private throwIfStopped(): void {
    if (this.reason !== undefined) throw this.reason;
  }
}
