import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAction } from '../../../test/factories/actions.js';
import { RunnerEvents, type RunnerEvent } from './runner-events.js';

const STARTED: RunnerEvent = { kind: 'action-started', action: anAction() };

describe('RunnerEvents', () => {
  // A listener that fails on purpose would fill the test's output.
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'error', 'warn']));

  it('reach every listener, in the order of subscription', () => {
    const events = new RunnerEvents();
    const heard: [string, RunnerEvent][] = [];
    events.subscribe((event) => heard.push(['first', event]));
    events.subscribe((event) => heard.push(['second', event]));

    events.report(STARTED);

    expect(heard).toEqual([
      ['first', STARTED],
      ['second', STARTED],
    ]);
  });

  it('reach the other listeners when one throws, and let the runner go on', () => {
    const events = new RunnerEvents();
    const heard: RunnerEvent[] = [];
    events.subscribe(() => {
      throw new Error('This listener is broken');
    });
    events.subscribe((event) => heard.push(event));

    expect(() => events.report(STARTED)).not.toThrow();
    expect(heard).toEqual([STARTED]);
  });

  it('are lost when nobody listens', () => {
    expect(() => new RunnerEvents().report(STARTED)).not.toThrow();
  });
});
