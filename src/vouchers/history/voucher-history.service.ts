import { Injectable } from '@nestjs/common';
import { CodeTraceReader, type CodeTrace } from '../../async-actions/index.js';
import { invalidQuery, notFound } from '../../errors/domain-error.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { readSnapshots } from '../domain/voucher-snapshots.js';
import type { Voucher } from '../domain/voucher.js';
import { traceKindOf } from '../operations/undo/trace-kinds.js';
import { modeIn } from '../options/bulk-options.js';
import { VoucherStore } from '../storage/voucher-store.js';
import { readJobChanges } from './read-job-changes.js';
import { READ_JOB_CHANGES } from './read-job-changes.task.js';
import { VoucherChangeStore } from './storage/voucher-change-store.js';
import {
  idOfPlace,
  placeOfId,
  type HistoryPlace,
  type VoucherChangeEntry,
} from './voucher-change-entry.js';

/** Where a history is cut. */
export interface HistoryPage {
  readonly limit: number;
  /** The id of the entry after which it begins. */
  readonly startingAfterId?: string;
}

/** A part of a history, newest first. */
export interface ListedChanges {
  readonly entries: readonly VoucherChangeEntry[];
  /** The id behind which older entries may follow; null at the end. */
  readonly goesOnBehind: string | null;
}

/** What jobs did to a voucher, and how far it was read. */
interface JobEntries {
  readonly entries: readonly VoucherChangeEntry[];
  /** The place of the action from which reading can go on; null at the end. */
  readonly goesOnAt: number | null;
}

const NEWEST: HistoryPlace = { revision: 2_147_483_647, sequence: 2_147_483_646 };

/**
 * Tells what happened to a voucher: what single requests did is kept for it, what jobs did stands in their chunks. Both
 * are put in order by the number of changes of the voucher, which no clock can confuse.
 */
@Injectable()
export class VoucherHistoryService {
  constructor(
    private readonly vouchers: VoucherStore,
    private readonly changes: VoucherChangeStore,
    private readonly traces: CodeTraceReader,
    private readonly workers: WorkerPool,
  ) {}

  /**
   * One page of the history of a voucher, in the trash bin or not, by its code or id. It may be shorter than it could
   * be, even empty, when older entries follow.
   * @throws DomainError not_found; invalid_query_params for an id that no entry can have
   */
  async list(projectId: string, codeOrId: string, page: HistoryPage): Promise<ListedChanges> {
    const { limit, startingAfterId } = page;
    const after = startingAfterId === undefined ? NEWEST : placeOfId(startingAfterId);
    if (after === null) {
      throw invalidQuery('Property .starting_after_id must be the id of an entry of the history');
    }
    const voucher = await this.find(projectId, codeOrId);
    const cut = { below: after.revision, limit: limit + 1 };
    const [singles, jobs] = await Promise.all([
      this.changes.list(projectId, voucher.id, cut),
      this.readJobs(voucher, after, limit + 1),
    ]);
    const merged = merge(singles, jobs);
    const entries = merged.slice(0, limit);
    const last = entries.at(-1);
    if (merged.length > limit) return { entries, goesOnBehind: last ? idOfPlace(last) : null };
    if (jobs.goesOnAt === null) return { entries, goesOnBehind: null };
    const place = { revision: last?.revision ?? after.revision, sequence: jobs.goesOnAt };
    return { entries, goesOnBehind: idOfPlace(place) };
  }

  private async find(projectId: string, codeOrId: string): Promise<Voucher> {
    const found = await this.vouchers.find(projectId, codeOrId);
    if (found !== null) return found;
    const text = await this.vouchers.readSnapshots(projectId, JSON.stringify([codeOrId]));
    const [snapshot] = readSnapshots(text, projectId);
    if (snapshot === undefined) throw notFound('voucher', codeOrId);
    return snapshot.voucher;
  }

  private async readJobs(
    { projectId, code, createdAt: since }: Voucher,
    { revision: below, sequence }: HistoryPlace,
    limit: number,
  ): Promise<JobEntries> {
    const query = { sequence, below, limit, since };
    const { traces, goesOnAt } = await this.traces.read(projectId, code, query);
    const read = await Promise.all(traces.map((trace) => this.entriesOf(trace)));
    return { entries: read.flat().filter(({ revision }) => revision < below), goesOnAt };
  }

  private async entriesOf(trace: CodeTrace): Promise<VoucherChangeEntry[]> {
    const { action, processedAt: createdAt, items, outcomes, before, shared } = trace;
    const kind = traceKindOf(action.type);
    if (kind === null) return [];
    const input = { kind, mode: modeIn(action.options), items, outcomes, before, shared };
    const size = items.length + before.length;
    const options = { owner: action.projectId, size };
    const done = await this.workers.runUnlessSmall(
      READ_JOB_CHANGES,
      readJobChanges,
      input,
      options,
    );
    const { id: actionId, sequence, keyName, requestId } = action;
    return done.map(({ row, revision, changes }) => ({
      ...{ revision, sequence, createdAt, keyName, requestId, changes },
      event: revision === 0 ? 'voucher.created' : 'voucher.updated',
      job: { actionId, row },
      single: null,
    }));
  }
}

/**
 * Both by their revisions, from the highest on, to the beginning of the voucher. Where the jobs were not read to their
 * end, nothing that is older than the oldest of them.
 */
function merge(
  singles: readonly VoucherChangeEntry[],
  { entries: jobs, goesOnAt }: JobEntries,
): VoucherChangeEntry[] {
  const floor = goesOnAt === null ? 0 : Math.min(...jobs.map(({ revision }) => revision));
  const known = new Map([...jobs, ...singles].map((entry) => [entry.revision, entry]));
  return [...known.values()]
    .filter(({ revision }) => revision >= floor)
    .sort((one, other) => other.revision - one.revision);
}
