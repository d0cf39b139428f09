import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../config/environment.js';
import type { TransactionRunner } from '../database/transaction.js';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import type { AuditEntry } from './audit-entry.js';
import { EventCounter } from './event-counter.js';
import type { AuditStore } from './storage/audit-store.js';

const from = (address: string) => ({ means: 'none', appId: null, address }) as const;

/** What the counter writes of what was noted. */
async function written(note: (counter: EventCounter) => void): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const transactions = { run: (work: (tx: unknown) => unknown) => work(null) };
  const store = { insert: (_tx: unknown, more: AuditEntry[]) => void entries.push(...more) };
  const tasks = new PeriodicTasks(readEnvironment({}));
  const counter = new EventCounter(
    tasks,
    transactions as unknown as TransactionRunner,
    store as unknown as AuditStore,
  );
  note(counter);
  await tasks.beforeApplicationShutdown();
  return entries;
}

describe('counted events', () => {
  it('are one entry for all that is the same', async () => {
    const entries = await written((counter) => {
      for (let at = 0; at < 5; at += 1) counter.note('login.failed', {}, from('203.0.113.7'));
      counter.note('login.blocked', { resourceId: 'till' }, from('203.0.113.7'));
    });

    expect(entries).toMatchObject([
      { event: 'login.failed', address: '203.0.113.7', count: 5 },
      { event: 'login.blocked', address: '203.0.113.7', resourceId: 'till', count: 1 },
    ]);
  });

  it('are few entries, however many addresses there are, and none is lost', async () => {
    const entries = await written((counter) => {
      for (let at = 0; at < 5_000; at += 1) counter.note('login.failed', {}, from(`address-${at}`));
    });

    expect(entries).toHaveLength(21);
    expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(5_000);
    expect(entries.at(-1)).toMatchObject({ address: null, count: 4_980 });
  });

  it('hide nobody who comes late and often among many who came before', async () => {
    const entries = await written((counter) => {
      for (let at = 0; at < 500; at += 1) counter.note('login.failed', {}, from(`address-${at}`));
      for (let at = 0; at < 50; at += 1) counter.note('login.failed', {}, from('guesser'));
    });

    expect(entries[0]).toMatchObject({ address: 'guesser', count: 50 });
  });
});
