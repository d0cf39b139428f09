import { ApiError, SessionEndedError } from '../api/errors.js';
import { Observed } from './observed.js';
import type { KeyPair, Token, Tokens } from './tokens.js';

/** Who is signed in. The secrets are no part of it. */
export type Session =
  | {
      readonly status: 'signed-out';
      /** Why a sign-in link led no further. */
      readonly linkError?: Error;
    }
  /** A sign-in link is being exchanged. */
  | { readonly status: 'entering' }
  | { readonly status: 'signed-in'; readonly appId: string; readonly scopes: readonly string[] }
  /** The key was revoked, or the token could not be renewed. What is on the page stays. */
  | { readonly status: 'ended'; readonly appId: string; readonly byLink: boolean };

interface Secrets {
  readonly appId: string;
  /** Null where a link led here: such a session has no key, and ends with its token. */
  readonly key: KeyPair | null;
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
    this.keep(key.appId, key, await this.tokens.issue(key));
  }

  /** Signs in with the code of a link. Whatever comes of it is the state of the session. */
  async enter(code: string): Promise<void> {
    this.set(null, { status: 'entering' });
    try {
      const token = await this.tokens.redeem(code);
      this.keep(token.appId, null, token);
    } catch (error) {
      const linkError = error instanceof Error ? error : new Error(String(error));
      this.set(null, { status: 'signed-out', linkError });
    }
  }

  /** Ends the session at once. The token is revoked when the service can be reached, and ends soon by itself. */
  async signOut(): Promise<void> {
    const { secrets } = this;
    this.set(null, SIGNED_OUT);
    await this.revoke(secrets);
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
    const { key, appId } = secrets;
    if (key === null) throw this.end(appId, true);
    try {
      const token = await this.tokens.issue(key);
      this.keep(appId, key, token);
      void this.revoke(secrets);
      return token.token;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw this.end(appId, false);
    }
  }

  private end(appId: string, byLink: boolean): SessionEndedError {
    this.set(null, { status: 'ended', appId, byLink });
    return new SessionEndedError('The session has ended');
  }

  /** Ends a token early, if that can be done: its own end is near. Who has no key cannot revoke it. */
  private async revoke(secrets: Secrets | null): Promise<void> {
    if (secrets === null || secrets.key === null) return;
    await this.tokens.revoke(secrets.key, secrets.token.token).catch(() => undefined);
  }

  private keep(appId: string, key: KeyPair | null, token: Token): void {
    const shareLeft = key === null ? 0 : SHARE_LEFT;
    const renewAt = this.now() + token.lifeMs * (1 - shareLeft);
    const session = { status: 'signed-in', appId, scopes: token.scopes } as const;
    this.set({ appId, key, token, renewAt }, session);
  }

  private set(secrets: Secrets | null, session: Session): void {
    this.secrets = secrets;
    this.state.set(session);
  }
}
