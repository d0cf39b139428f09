import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '../database/transaction.js';
import { sortableId } from '../ids/sortable-id.js';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import type { Actor, AuditEntry, CountedEvent } from './audit-entry.js';
import type { AuditSubject } from './audit-trail.js';
import { currentActor } from './current-actor.js';
import { AuditStore } from './storage/audit-store.js';

const EVERY_MS = 60_000;
/** Of one event in one interval: so many are counted apart in memory, and so many of these get an entry. */
const MAX_KNOWN = 1_000;
const MAX_ENTRIES = 20;

type Counted = Pick<
  AuditEntry,
  'event' | 'means' | 'appId' | 'address' | 'projectId' | 'resourceId'
> & { count: number };

/**
 * Counts events that anybody can make happen, and writes the counts now and then: those that happened most often one
 * by one, all others of the event together. So nobody can fill the disk with them, or hide among a few others.
 */
@Injectable()
export class EventCounter {
  private counts = new Map<CountedEvent, Map<string, Counted>>();

  constructor(
    tasks: PeriodicTasks,
    private readonly transactions: TransactionRunner,
    private readonly entries: AuditStore,
  ) {
    const pass = () => this.flush();
    tasks.add({ name: 'Counts of events', kind: 'flush', everyMs: EVERY_MS, pass });
  }

  /** Counts the event once more, for this actor; by default for the one whose request runs now. */
  note(
    event: CountedEvent,
    { projectId, resourceId }: AuditSubject,
    { means, appId, address }: Omit<Actor, 'requestId'> = currentActor(),
  ): void {
    const counts = this.counts.get(event) ?? new Map<string, Counted>();
    this.counts.set(event, counts);
    const about = { projectId: projectId ?? null, resourceId: resourceId ?? null };
    add(counts, { event, means, appId, address, ...about, count: 1 });
  }

  private async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const entries = [...this.counts.values()].flatMap(mostFrequent).map(toEntry);
    this.counts = new Map();
    await this.transactions.run((tx) => this.entries.insert(tx, entries));
  }
}

function add(counts: Map<string, Counted>, happened: Counted): void {
  const { means, appId, address, projectId, resourceId } = happened;
  const name = JSON.stringify([means, appId, address, projectId, resourceId]);
  const known = counts.get(name);
  if (known !== undefined) known.count += happened.count;
  else if (counts.size < MAX_KNOWN) counts.set(name, happened);
  else addToOthers(counts, happened);
}

function addToOthers(counts: Map<string, Counted>, { event, means, count }: Counted): void {
  const others = counts.get('');
  if (others !== undefined) others.count += count;
  else counts.set('', { ...NOBODY, event, means, count });
}

function mostFrequent(counts: Map<string, Counted>): Counted[] {
  const others = counts.get('');
  counts.delete('');
  const sorted = [...counts.values()].sort((one, other) => other.count - one.count);
  const rest = new Map(others === undefined ? [] : [['', others]]);
  for (const happened of sorted.slice(MAX_ENTRIES)) addToOthers(rest, happened);
  return [...sorted.slice(0, MAX_ENTRIES), ...rest.values()];
}

const NOBODY = { appId: null, address: null, projectId: null, resourceId: null };

function toEntry(counted: Counted): AuditEntry {
  const createdAt = Date.now();
  return {
    ...counted,
    id: sortableId('log_', createdAt),
    createdAt,
    requestId: null,
    details: null,
  };
}
