import type { Transaction } from '../../database/transaction.js';
import type { WalkPlace } from '../../vouchers/listing/storage/voucher-walk-store.js';
import type { Export, ExportFailure } from '../export.js';

/** A page of a project's exports. */
export interface ExportPage {
  readonly limit: number;
  readonly skip: number;
  readonly by: 'createdAt' | 'status';
  readonly isDescending: boolean;
}

/** The right to write at a file, until its lease ends or another process has taken over. */
export interface ExportClaim {
  readonly export: Export;
  readonly fencingToken: number;
  /** The place up to which vouchers were looked at; null before the first. */
  readonly place: WalkPlace | null;
  /** How often it was taken up since its file last grew, this time included. */
  readonly attempts: number;
}

/** What one go at an export has come to. */
export interface ExportGrowth {
  /** Whole lines; empty when nothing was found. */
  readonly content: string;
  readonly rows: number;
  readonly place: WalkPlace | null;
  readonly nowMs: number;
}

/** How an export ends. */
export interface ExportEnd {
  readonly status: 'DONE' | 'ERROR';
  readonly error: ExportFailure | null;
  readonly finishedAt: number;
  readonly availableTill: number;
}

/** How many exports wait and are being written, in all projects. */
export interface ExportBacklog {
  readonly waiting: number;
  readonly running: number;
}

/**
 * Exports and the pieces of their files. One export of a project is written at a time, the oldest; projects take turns.
 * Leases end by the clock of the database.
 */
export abstract class ExportStore {
  /** Holds off other new exports of the project until the transaction ends. */
  abstract lockProject(tx: Transaction, projectId: string): Promise<void>;

  abstract insert(tx: Transaction, one: Export): Promise<void>;

  /** How many exports of the project have not ended. */
  abstract countUnfinished(tx: Transaction, projectId: string): Promise<number>;

  /** Null for one that is another project's too. */
  abstract find(projectId: string, id: string): Promise<Export | null>;

  /** Of whatever project. */
  abstract findById(id: string): Promise<Export | null>;

  /** A page, and how many exports the project has. */
  abstract list(
    projectId: string,
    page: ExportPage,
  ): Promise<{ readonly exports: Export[]; readonly total: number }>;

  /** Whether an export of any project has not ended. */
  abstract hasUnfinished(): Promise<boolean>;

  /** Takes the export whose turn it is, for `ttlMs`; null when none is free. */
  abstract claim(tx: Transaction, ttlMs: number, nowMs: number): Promise<ExportClaim | null>;

  /** Adds to the file and releases the claim. False, and nothing is written, when the claim is lost. */
  abstract grow(tx: Transaction, claim: ExportClaim, growth: ExportGrowth): Promise<boolean>;

  /** Ends an export whose claim is held, or was released by {@link grow} in this transaction. False when it is lost. */
  abstract end(tx: Transaction, claim: ExportClaim, end: ExportEnd): Promise<boolean>;

  /** Releases a claim without a result. @param isCounted whether it counts as an attempt */
  abstract release(tx: Transaction, claim: ExportClaim, isCounted: boolean): Promise<void>;

  /** Frees every export: only where no other process can work on one. */
  abstract releaseAll(tx: Transaction): Promise<void>;

  /** Forgets an export; {@link deleteChunks} deletes its file. False when it is not there. */
  abstract remove(tx: Transaction, id: string): Promise<boolean>;

  /** A piece of a file; null behind the last. */
  abstract chunk(id: string, number: number): Promise<string | null>;

  /** Deletes some pieces of a file and returns whether others may be left. */
  abstract deleteChunks(tx: Transaction, id: string): Promise<boolean>;

  /** Exports whose time is over. */
  abstract expired(nowMs: number, limit: number): Promise<string[]>;

  /** Exports of which pieces are left though they are gone or have failed. */
  abstract leftovers(limit: number): Promise<string[]>;

  abstract backlog(): Promise<ExportBacklog>;
}
