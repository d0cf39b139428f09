import { beforeEach, describe, expect, it } from '@jest/globals';
import { ApiError, SessionEndedError } from '../api/errors.js';
import { OperatorKeeper } from './operator-keeper.js';

const RIGHT = 'the-management-key';

describe('the session of an operator', () => {
  let keeper: OperatorKeeper;

  beforeEach(async () => {
    keeper = new OperatorKeeper((key) =>
      key === RIGHT
        ? Promise.resolve()
        : Promise.reject(new ApiError(401, 'unauthorized', 'Unauthorized', undefined, undefined)),
    );
    await keeper.signIn(RIGHT);
  });

  it('begins with the right key only', async () => {
    const other = new OperatorKeeper(() => Promise.reject(new Error('wrong')));
    await expect(other.signIn('guess')).rejects.toThrow('wrong');

    expect([keeper.current(), other.current()]).toEqual(['signed-in', 'signed-out']);
    expect(keeper.key()).toBe(RIGHT);
  });

  it('keeps its key when another one turns out to be wrong', async () => {
    await expect(keeper.signIn('guess')).rejects.toBeInstanceOf(ApiError);

    expect(keeper.key()).toBe(RIGHT);
  });

  it('ends when its key is refused, and not by the refusal of an older one', () => {
    keeper.refused('older');
    expect(keeper.current()).toBe('signed-in');
    keeper.refused(RIGHT);

    expect(keeper.current()).toBe('ended');
    expect(() => keeper.key()).toThrow(SessionEndedError);
  });

  it('forgets its key with the sign-out', () => {
    keeper.signOut();

    expect(keeper.current()).toBe('signed-out');
    expect(() => keeper.key()).toThrow(SessionEndedError);
  });
});
