import { ApiError, SessionEndedError } from '../api/errors.js';
import { Observed } from './observed.js';
import type { KeyPair, Token, Tokens } from './tokens.js';

/** Who is signed in. The secrets are no part of it. */
export type Session =
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in'; readonly appId: string; readonly scopes: readonly string[] }
  /** The key was revoked, or its token could not be renewed. What is on the page stays. */
  | { readonly status: 'ended'; readonly appId: string };

interface Secrets {
  readonly key: KeyPair;
  readonly token: Token;
  readonly renewAt: number;
}

/** A token is renewed when less than this share of its life is left. */
const SHARE_LEFT = 0.2;
const SIGNED_OUT: Session = { status: 'signed-out' };

/**
 * Holds the key and the token of the reader in memory, and nowhere else. A page that is loaded again asks for the key
 * again.
 */
export class SessionKeeper {
  private secrets: Secrets | null = null;
  private readonly state = new Observed<Session>(SIGNED_OUT);
  private renewal: Promise<string> | null = null;
  readonly current = this.state.current;
  readonly subscribe = this.state.subscribe;

  constructor(
    private readonly tokens: Tokens,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws ApiError with status 401 when the key is wrong, AwayError */
  async signIn(key: KeyPair): Promise<void> {
    this.keep(key, await this.tokens.issue(key));
  }

  /** Ends the session at once. The token is revoked when the service can be reached, and ends soon by itself. */
  async signOut(): Promise<void> {
    const { secrets } = this;
    this.set(null, SIGNED_OUT);
    if (secrets) await this.tokens.revoke(secrets.key, secrets.token.token).catch(() => undefined);
  }

  /**
   * A token that is good for a while.
   * @throws SessionEndedError, AwayError
   */
  async token(): Promise<string> {
    if (this.secrets === null) throw new SessionEndedError('The session has ended');
    return this.now() < this.secrets.renewAt ? this.secrets.token.token : this.renew();
  }

  /**
   * A new token in place of the one there is, once for all who ask at the same time.
   * @throws SessionEndedError, AwayError
   */
  renew(): Promise<string> {
    this.renewal ??= this.replace().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async replace(): Promise<string> {
    const { secrets } = this;
    if (secrets === null) throw new SessionEndedError('The session has ended');
    try {
      const token = await this.tokens.issue(secrets.key);
      this.keep(secrets.key, token);
      void this.tokens.revoke(secrets.key, secrets.token.token).catch(() => undefined);
      return token.token;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.set(null, { status: 'ended', appId: secrets.key.appId });
      throw new SessionEndedError(error.message);
    }
  }

  private keep(key: KeyPair, token: Token): void {
    const renewAt = this.now() + token.lifeMs * (1 - SHARE_LEFT);
    const { appId } = key;
    this.set({ key, token, renewAt }, { status: 'signed-in', appId, scopes: token.scopes });
  }

  private set(secrets: Secrets | null, session: Session): void {
    this.secrets = secrets;
    this.state.set(session);
  }
}
