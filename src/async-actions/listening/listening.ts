/** Why a client listens no more: the service ends, its key does, or the client has gone. */
export type EndOfListening = 'shutdown' | 'revoked' | 'gone';

/** One client that waits for the end of an action or reads events. */
export class Listening {
  private readonly end = new AbortController();
  private isClosed = false;

  /** @param onClose is called once */
  constructor(private readonly onClose: () => void) {}

  /** Aborts when the client must not listen any more; its reason is an {@link EndOfListening}. */
  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Why the client must not listen any more, or null. */
  get ending(): EndOfListening | null {
    return this.end.signal.aborted ? (this.end.signal.reason as EndOfListening) : null;
  }

  /** Has the client end. */
  stop(reason: EndOfListening): void {
    this.end.abort(reason);
  }

  /** The client listens no more. Must be called, in every way that it can end; again does nothing. */
  close(): void {
    if (!this.isClosed) this.onClose();
    this.isClosed = true;
  }
}
