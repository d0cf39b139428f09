import { SessionEndedError } from '../api/errors.js';
import { Observed } from './observed.js';

/** Whether an operator is there. The key is no part of it. */
export type OperatorSession = 'signed-out' | 'signed-in' | 'ended';

/** Holds the management key in memory, and nowhere else. */
export class OperatorKeeper {
  private secret: string | null = null;
  private readonly state = new Observed<OperatorSession>('signed-out');
  readonly current = this.state.current;
  readonly subscribe = this.state.subscribe;

  /** @param check asks the service whether a key is the right one; throws when it is not */
  constructor(private readonly check: (key: string) => Promise<void>) {}

  /** @throws ApiError with status 401 when the key is wrong, AwayError */
  async signIn(key: string): Promise<void> {
    await this.check(key);
    this.secret = key;
    this.state.set('signed-in');
  }

  /** Forgets the key. */
  signOut(): void {
    this.secret = null;
    this.state.set('signed-out');
  }

  /** @throws SessionEndedError */
  key(): string {
    if (this.secret === null) throw new SessionEndedError('The session has ended');
    return this.secret;
  }

  /**
   * The service refused a key. What is on the page stays.
   * @param key the one that was sent; a newer one may be there already
   */
  refused(key: string): void {
    if (this.secret !== key) return;
    this.secret = null;
    this.state.set('ended');
  }
}
