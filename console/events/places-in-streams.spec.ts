import { beforeEach, describe, expect, it } from '@jest/globals';
import { PlacesInStreams, REMEMBERED_MS } from './places-in-streams.js';

describe('the place in a stream', () => {
  let now: number;
  let places: PlacesInStreams;

  beforeEach(() => {
    now = 0;
    places = new PlacesInStreams(() => now);
    places.enter('project').lastEventId = '7';
    places.leave('project');
  });

  it('is the last event for one who comes back soon', () => {
    now = REMEMBERED_MS - 1;

    expect(places.enter('project').lastEventId).toBe('7');
  });

  it('is none after a while, for another stream, and for another key', () => {
    expect(places.enter('job/aa_1').lastEventId).toBe('');
    now = REMEMBERED_MS;
    expect(places.enter('project').lastEventId).toBe('');
    places.enter('project').lastEventId = '8';
    places.forget();
    expect(places.enter('project').lastEventId).toBe('');
  });
});
