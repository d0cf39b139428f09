import type { Transaction } from '../../database/transaction.js';
import type { ActionFilter } from '../finding/action-filter.js';
import type { ActionProgress, AsyncAction, AsyncActionDetails } from '../async-action.js';

/** The request that came under a key. */
export interface KeyedRequest {
  readonly id: string;
  readonly createdAt: number;
  readonly route: string;
  readonly bodySha256: string;
}

/** A new action; the store puts it at the end of the project queue. */
export interface NewAction {
  readonly id: string;
  readonly projectId: string;
  readonly type: string;
  readonly totalCount: number;
  readonly requestId: string;
  readonly appId: string;
  readonly keyName: string;
  /** The action whose rows these are once more or are undone. */
  readonly parentId?: string | null;
  /** The highest row number, where that is not the number of rows. */
  readonly lastRow?: number | null;
  /** Of an action that is all or nothing: that it begins with the validation. */
  readonly pass?: 'validate';
  /** JSON object of what the client chose. */
  readonly options: string;
  /** The one among the options, by which lists find it. */
  readonly label?: string | null;
  /** The entry of the audit trail that says who sent the request. */
  readonly logId: string;
  readonly createdAt: number;
  /** What it will take on the disk, until its end measures that. */
  readonly storedBytes: number;
  /** By what it is known when it comes again. */
  readonly idempotency?: Omit<KeyedRequest, 'id' | 'createdAt'> & { readonly key: string };
  /** JSON object, see {@link AsyncActionDetails}. */
  readonly remarks?: string;
}

/** How an action ended. */
export interface ActionEnd {
  readonly status: 'DONE' | 'FAILED';
  readonly operationStatus: 'SUCCESS' | 'FAILED';
  readonly finishedAt: number;
  readonly reportsAvailableTill: number;
  /** JSON array of the first failed rows. */
  readonly firstFailures: string;
  readonly error: string | null;
  /** Set when a client cancelled it. */
  readonly cancelledAt?: number;
}

/** What a chunk adds to its action. */
export interface ChunkCounts {
  readonly done: number;
  readonly failed: number;
  /** Rows that would change something; only of a dry run. */
  readonly changed?: number;
  /** The chunk is the last step of a scan, which settles the total. */
  readonly endsScan?: boolean;
  readonly nowMs: number;
}

/** Where an action stands in the list of its project. */
export type ActionPlace = Pick<AsyncAction, 'createdAt' | 'sequence'>;

/** Which actions the newest-first list of a project has, and where it is cut. */
export interface ActionPage extends ActionFilter {
  readonly limit: number;
  /** Only actions that follow the one with this place. */
  readonly after?: ActionPlace;
}

/** The unfinished actions of one project, or of all the projects beyond those that are named. */
export interface Backlog {
  /** Null for the projects beyond. */
  readonly projectId: string | null;
  readonly actions: number;
  /** When the oldest of them was accepted, in Unix milliseconds. */
  readonly oldestAt: number;
}

/** The actions of all projects. Reads outside a transaction see committed data only. */
export abstract class ActionStore {
  /**
   * Locks the project queue for those that add to it, until the end of the transaction: a clock that is read
   * afterwards rises in the order of acceptance. First statement of an admission.
   */
  abstract lockQueue(tx: Transaction, projectId: string): Promise<void>;

  /** The request of this project that has the key, as the transaction sees it where there is one; or null. */
  abstract findByKey(
    projectId: string,
    key: string,
    tx?: Transaction,
  ): Promise<KeyedRequest | null>;

  /** Frees the key of an action for another request. */
  abstract forgetKey(tx: Transaction, id: string): Promise<void>;

  /** Adds the action at the end of its project queue, which the transaction has locked. */
  abstract insert(tx: Transaction, action: NewAction): Promise<void>;

  /**
   * Adds a chunk's counts, marks the action as begun and returns how far it is now. Null: it was cancelled or paused,
   * and the transaction must be undone.
   */
  abstract advance(
    tx: Transaction,
    id: string,
    counts: ChunkCounts,
  ): Promise<ActionProgress | null>;

  /**
   * Ends the action, gives it the next place in the order of ends and measures what it takes on the disk. Places rise
   * in the order of commits. It leaves the project queue. False, and nothing is changed,
   * when it has ended, or when it was cancelled or paused and this is another end.
   */
  abstract end(tx: Transaction, id: string, end: ActionEnd): Promise<boolean>;

  /** The action of this project as it stays until the end of the transaction, or null. */
  abstract lock(tx: Transaction, projectId: string, id: string): Promise<AsyncAction | null>;

  /** Notes that the action is to end: no chunk of it is committed any more. */
  abstract requestCancel(tx: Transaction, id: string, nowMs: number): Promise<void>;

  /** Notes which action does what this dry run tried. False when one does already. */
  abstract confirm(tx: Transaction, id: string, confirmedBy: string): Promise<boolean>;

  /** Pauses the action from a moment on, or resumes it: null. Its pace is measured anew from its next chunk on. */
  abstract pause(tx: Transaction, id: string, pausedAt: number | null): Promise<void>;

  /** The pace of what runs of the project is measured anew from its next chunk on: it has stood still. */
  abstract restartPace(tx: Transaction, projectId: string): Promise<void>;

  /** The action of this project, or null: another project's action does not exist. */
  abstract find(projectId: string, id: string): Promise<AsyncActionDetails | null>;

  /** The action whatever its project, for links that carry their own proof. */
  abstract findById(id: string): Promise<AsyncAction | null>;

  /** The actions that there are of these, in any order. */
  abstract findAll(ids: readonly string[]): Promise<AsyncAction[]>;

  /** One page, newest first, in reverse order of acceptance. */
  abstract list(projectId: string, page: ActionPage): Promise<AsyncAction[]>;

  /** The unfinished action at the head of the project queue, as the transaction sees it, or null. */
  abstract headOfQueue(tx: Transaction, projectId: string): Promise<AsyncAction | null>;

  /** One for each of the `limit` projects with the most unfinished actions, one for all others; no empty one. */
  abstract backlogs(limit: number): Promise<Backlog[]>;

  /** Ids of finished actions whose reports ran out before `nowMs` and still have chunks, at most `limit`. */
  abstract expired(nowMs: number, limit: number): Promise<string[]>;
}
