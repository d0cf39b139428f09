import { describe, expect, it } from '@jest/globals';
import { anAction } from '../../../test/factories/actions.js';
import { outlookOf, retryAfterOf, rowCountsOf, rowsPerSecondOf, type Outlook } from './outlook.js';
import type { Standing } from './standing.js';

const NOW = 1_700_000_100_000;
const paced = { paceSince: NOW - 10_000, updatedAt: NOW };

const aStanding = (fields: Partial<Standing> = {}): Standing => ({
  position: 1,
  rowsAhead: 0,
  projectPace: null,
  isHeld: false,
  ...fields,
});

const endIn = (action: Parameters<typeof anAction>[0], standing?: Partial<Standing>) => {
  const { estimatedEndAt } = outlookOf(anAction(action), aStanding(standing), NOW);
  return estimatedEndAt === null ? null : estimatedEndAt - NOW;
};

describe('the rows of an action', () => {
  it('are done, failed or not processed', () => {
    const action = anAction({ totalCount: 10, doneCount: 5, failedCount: 2 });
    expect(rowCountsOf(action)).toEqual({ total: 10, done: 5, failed: 2, unprocessed: 3 });
  });

  it('have no total while the action finds them', () => {
    const scan = anAction({ totalCount: 0, doneCount: 5, failedCount: 2 });
    expect(rowCountsOf(scan)).toEqual({ total: null, done: 5, failed: 2, unprocessed: null });
    const found = rowCountsOf({ ...scan, totalCount: 7, finishedAt: NOW });
    expect(found).toMatchObject({ total: 7, unprocessed: 0 });
  });
});

describe('the pace of an action', () => {
  it('leaves out the rows of the first chunk, whose time nobody knows', () => {
    const action = anAction({ ...paced, paceRows: 2_000, doneCount: 3_000, failedCount: 1_000 });
    expect(rowsPerSecondOf(action)).toBe(200);
  });

  it.each([
    ['before the first chunk', {}],
    ['before the second chunk', { paceSince: NOW, updatedAt: NOW, paceRows: 5, doneCount: 5 }],
    ['when a clock stepped back', { ...paced, paceSince: NOW + 1, paceRows: 5, doneCount: 9 }],
  ])('is not known %s', (_, fields) => {
    expect(rowsPerSecondOf(anAction(fields))).toBeNull();
  });
});

describe('the end of an action', () => {
  it('comes when its rows are processed at its own pace', () => {
    const running = { ...paced, paceRows: 0, doneCount: 100, totalCount: 150 };
    expect(endIn(running, { projectPace: 1 })).toBe(5_000);
  });

  it('comes at the pace of the project, behind the rows before it, while it waits', () => {
    expect(endIn({ totalCount: 30 }, { rowsAhead: 70, projectPace: 20 })).toBe(5_000);
  });

  it.each([
    ['no pace is known', { totalCount: 30 }, {}],
    ['the rows before it are not known', { totalCount: 30 }, { rowsAhead: null, projectPace: 9 }],
    ['its own rows are not known', { totalCount: 0 }, { projectPace: 9 }],
    ['it is held', { totalCount: 30 }, { projectPace: 9, isHeld: true }],
  ])('is not known when %s', (_, action, standing) => {
    expect(endIn(action, standing)).toBeNull();
  });
});

describe('the time after which to ask again', () => {
  const after = (fields: Partial<Outlook>) => {
    const outlook = { estimatedEndAt: null, isHeld: false, position: 1, rowsAhead: 0, ...fields };
    return retryAfterOf(outlook, NOW);
  };

  it.each([
    ['is the time until the end', { estimatedEndAt: NOW + 6_400 }, 7],
    ['is a second at least', { estimatedEndAt: NOW - 1 }, 1],
    ['is half a minute at most', { estimatedEndAt: NOW + 3_600_000 }, 30],
    ['is short when nothing is known', {}, 2],
    ['is long for what is held', { isHeld: true }, 30],
  ])('%s', (_, outlook, seconds) => {
    expect(after(outlook)).toBe(seconds);
  });
});
