import type { Mode } from '../model/metadata-rules.js';
import type { Violation } from './checker/violation.js';

export type Metadata = Readonly<Record<string, unknown>>;

/** A row as it was sent, from which the model computes what must become of it. */
export interface SentRow {
  readonly code: string;
  readonly metadata: Metadata;
  /** The error key with which the row must fail, whatever its voucher holds. */
  readonly refusal?: string;
  /** How it writes metadata; a merge when it is left out. */
  readonly mode?: Mode;
  /** Keys that it takes out. */
  readonly unset?: readonly string[];
  /** It is applied only where these keys have these values. */
  readonly ifMetadata?: Metadata;
  /** It is applied only where nobody has changed the voucher. */
  readonly ifNeverUpdated?: boolean;
}

/**
 * What a client knows of a request. `done` was answered with success, `refused` was answered with an error, so that it
 * must have changed nothing; of `unknown` the answer never came, or said that the outcome is not known.
 */
export type Fate = 'done' | 'refused' | 'unknown';

/** A request with the times at which it was sent and answered, on the clock of the harness. */
export interface Sent {
  readonly project: string;
  readonly sentAt: number;
  answeredAt: number;
  fate: Fate;
}

/** A bulk request. */
export interface SentJob extends Sent {
  readonly id: string;
  readonly type: string;
  readonly rows: readonly SentRow[];
  /** Of a purge, which lists no rows. */
  readonly key?: string;
  /** The job whose rows it tries again: those that failed or were not processed. `rows` are all of them. */
  readonly retryOf?: SentJob;
  /** The dry run that it confirms; `rows` are those of it. */
  readonly confirms?: SentJob;
  /** The job that it undoes; `rows` are those of it. */
  readonly undoes?: SentJob;
  readonly isDryRun?: boolean;
  /** It is stopped before its next chunk when more rows have failed. */
  readonly maxFailedRows?: number;
  actionId?: string;
  /** What its client knows of the cancelling; absent when it did not ask for it. */
  cancelled?: Fate;
}

/** The job that this one retries, confirms or undoes. */
export function parentOf({ retryOf, confirms, undoes }: SentJob): SentJob | undefined {
  return retryOf ?? confirms ?? undoes;
}

/** A change of a single voucher. */
export interface SentEdit extends Sent {
  readonly kind: 'create' | 'update' | 'bin' | 'delete';
  readonly code: string;
  readonly metadata: Metadata;
  /** The metadata of the voucher as the answer shows it. */
  answer?: Metadata;
  status: number;
}

/** All that was sent in a round, in the order of sending. */
export class History {
  readonly jobs: SentJob[] = [];
  readonly edits: SentEdit[] = [];
  /** When an action was first seen at its end, by its id. */
  readonly endSeenAt = new Map<string, number>();
  /** What clients saw that may not be. */
  readonly seen: Violation[] = [];
  /** How often clients asked for what, beside the requests themselves. */
  readonly asked = new Map<string, number>();

  noteAsked(what: string): void {
    this.asked.set(what, (this.asked.get(what) ?? 0) + 1);
  }

  editsOf(project: string): ReadonlyMap<string, readonly SentEdit[]> {
    const ofCode = new Map<string, SentEdit[]>();
    for (const edit of this.edits.filter((sent) => sent.project === project)) {
      const list = ofCode.get(edit.code) ?? [];
      list.push(edit);
      ofCode.set(edit.code, list);
    }
    return ofCode;
  }
}
