import { describe, expect, it } from '@jest/globals';
import { ApiError, AwayError } from '../api/errors.js';
import { follow, type Following } from './follow.js';

type Opening = string | Error | null;

const refusal = (status: number) =>
  new ApiError(status, undefined, 'Refused', undefined, undefined);

/** Follows streams that open like this one after the other, and notes what happens. */
async function followed(...openings: Opening[]): Promise<string[]> {
  const notes: string[] = [];
  const stop = new AbortController();
  const following: Following = {
    place: { lastEventId: '' },
    open: (lastEventId) => {
      const opening = openings.shift();
      notes.push(`open ${lastEventId}`);
      if (opening === undefined) stop.abort();
      if (opening instanceof Error) return Promise.reject(opening);
      return Promise.resolve(new Response(opening ?? null).body);
    },
    onEvents: (events) => notes.push(...events.map(({ data }) => data)),
    onLive: (isLive) => notes.push(isLive ? 'live' : 'lost'),
    pause: () => Promise.resolve(),
  };
  await follow(following, stop.signal);
  return notes;
}

describe('a stream that is followed', () => {
  it('goes on behind its last event when it is lost', async () => {
    const notes = await followed('id: 4\n\nid: 5\ndata: a\n\n', 'data: b\n\n', null);

    expect(notes).toEqual([
      'open ',
      'live',
      'a',
      'lost',
      'open 5',
      'live',
      'b',
      'lost',
      'open 5',
      'lost',
    ]);
  });

  it.each([
    ['the service is away', new AwayError('away')],
    ['the service has too many listeners', refusal(429)],
  ])('is opened again when %s', async (_, error) => {
    expect(await followed(error, 'data: a\n\n', null)).toContain('a');
  });

  it('is over when the service refuses it', async () => {
    expect(await followed(refusal(404), 'data: a\n\n')).toEqual(['open ', 'lost']);
  });

  it('is over when no further event can come', async () => {
    expect(await followed(null, 'data: a\n\n')).toEqual(['open ', 'lost']);
  });

  it('says nothing more once it is not wanted', async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    await follow(
      {
        place: { lastEventId: '' },
        open: () => Promise.resolve(new Response('data: a\n\n').body),
        onEvents: (events) => {
          seen.push(...events.map(({ data }) => data));
          stop.abort();
        },
        onLive: () => undefined,
        pause: () => Promise.resolve(),
      },
      stop.signal,
    );

    expect(seen).toEqual(['a']);
  });
});
