import { beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError, AwayError, SessionEndedError } from '../api/errors.js';
import { SessionKeeper } from './session-keeper.js';
import type { KeyPair, LinkedToken, Token, Tokens } from './tokens.js';

const KEY: KeyPair = { appId: 'shop', appToken: 'secret-of-shop' };
const LIFE_MS = 900_000;

/** Issues numbered tokens, and refuses or does not answer when told so. */
class NumberedTokens implements Tokens {
  readonly revoked: string[] = [];
  refusal: Error | null = null;
  private count = 0;

  issue(): Promise<Token> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.count += 1;
    return Promise.resolve({ token: `token-${this.count}`, scopes: ['api'], lifeMs: LIFE_MS });
  }

  redeem(): Promise<LinkedToken> {
    return this.issue().then((token) => ({ ...token, appId: 'till' }));
  }

  revoke(_key: KeyPair, token: string): Promise<void> {
    this.revoked.push(token);
    return Promise.resolve();
  }
}

const WRONG_KEY = new ApiError(401, 'unauthorized', 'Unauthorized', undefined, undefined);

describe('a session', () => {
  let tokens: NumberedTokens;
  let now: number;
  let keeper: SessionKeeper;

  beforeEach(async () => {
    tokens = new NumberedTokens();
    now = 0;
    keeper = new SessionKeeper(tokens, () => now);
    await keeper.signIn(KEY);
  });

  it('says who is signed in and never a secret', () => {
    expect(keeper.current()).toEqual({ status: 'signed-in', appId: 'shop', scopes: ['api'] });
  });

  it('keeps its token while that is good for a while', async () => {
    now = LIFE_MS * 0.7;

    expect(await keeper.token()).toBe('token-1');
  });

  it('renews its token before it ends, once for all who ask, and revokes the old one', async () => {
    now = LIFE_MS * 0.9;

    expect(await Promise.all([keeper.token(), keeper.token()])).toEqual(['token-2', 'token-2']);
    expect(tokens.revoked).toEqual(['token-1']);
  });

  it('outlives a service that is away', async () => {
    now = LIFE_MS;
    tokens.refusal = new AwayError('away');
    await expect(keeper.token()).rejects.toBeInstanceOf(AwayError);
    tokens.refusal = null;

    expect(await keeper.token()).toBe('token-2');
  });

  it('ends when its key is refused, and says of which key it was', async () => {
    tokens.refusal = WRONG_KEY;

    await expect(keeper.renew()).rejects.toBeInstanceOf(SessionEndedError);
    expect(keeper.current()).toEqual({ status: 'ended', appId: 'shop', byLink: false });
  });

  it('is signed out with its token revoked', async () => {
    await keeper.signOut();

    expect(keeper.current()).toEqual({ status: 'signed-out' });
    expect(tokens.revoked).toEqual(['token-1']);
    await expect(keeper.token()).rejects.toBeInstanceOf(SessionEndedError);
  });
});

describe('a session by a link', () => {
  let tokens: NumberedTokens;
  let now: number;
  let keeper: SessionKeeper;

  beforeEach(() => {
    tokens = new NumberedTokens();
    now = 0;
    keeper = new SessionKeeper(tokens, () => now);
  });

  it('is under way until its code is exchanged, and belongs to the key of the code', async () => {
    const entering = keeper.enter('code');
    expect(keeper.current()).toEqual({ status: 'entering' });
    await entering;

    expect(keeper.current()).toEqual({ status: 'signed-in', appId: 'till', scopes: ['api'] });
  });

  it('lasts as long as its token, which has no key to be renewed with', async () => {
    await keeper.enter('code');
    now = LIFE_MS - 1;
    expect(await keeper.token()).toBe('token-1');
    now = LIFE_MS;
    await expect(keeper.token()).rejects.toBeInstanceOf(SessionEndedError);

    expect(keeper.current()).toEqual({ status: 'ended', appId: 'till', byLink: true });
  });

  it('does not begin with a code that is refused, and says why', async () => {
    tokens.refusal = WRONG_KEY;
    await keeper.enter('code');

    expect(keeper.current()).toEqual({ status: 'signed-out', linkError: WRONG_KEY });
  });

  it('is forgotten with the sign-out', async () => {
    await keeper.enter('code');
    await keeper.signOut();

    expect(keeper.current()).toEqual({ status: 'signed-out' });
    await expect(keeper.token()).rejects.toBeInstanceOf(SessionEndedError);
  });
});
