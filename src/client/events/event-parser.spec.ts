import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventParser } from './event-parser.js';

const EVENTS =
  'retry: 2000\nid: 7\n\nevent: ended\nid: 8\ndata: {"a":1}\n\n:\n\ndata: b\ndata: c\n\n';

describe('the reader of server-sent events', () => {
  let parser: EventParser;

  beforeEach(() => {
    parser = new EventParser();
  });

  it('reads names, data of several lines, ids and the time to wait', () => {
    expect(parser.push(EVENTS)).toEqual([
      { name: 'ended', data: '{"a":1}' },
      { name: 'message', data: 'b\nc' },
    ]);
    expect(parser).toMatchObject({ lastEventId: '8', retryMs: 2000 });
  });

  it.each(['\n', '\r\n', '\r'])(
    'reads the same in pieces of any size, with lines ended by %j',
    (end) => {
      // A lone carriage return ends a line once it is known not to be half of a pair.
      const text = `${EVENTS.replaceAll('\n', end)}:`;
      const whole = parser.push(text);
      const cut = new EventParser();

      expect([...text].flatMap((piece) => cut.push(piece))).toEqual(whole);
      expect(whole).toHaveLength(2);
    },
  );

  it('takes the id of an event only when the event is complete', () => {
    parser.push('id: 7\n\nid: 8\ndata: half');

    expect(parser.lastEventId).toBe('7');
  });

  it('goes on from an id that is known', () => {
    const resumed = new EventParser('41');
    resumed.push('retry: 10\n\n');

    expect(resumed.lastEventId).toBe('41');
  });

  it('leaves out a time to wait that is none', () => {
    parser.push('retry: soon\n\n');

    expect(parser.retryMs).toBeNull();
  });
});
