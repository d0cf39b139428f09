import type { Transaction } from '../database/transaction.js';
import type { TaskOptions, WorkerTask } from '../workers/worker-task.js';
import type { AsyncActionDetails } from './async-action.js';
import type {
  BodyBytes,
  BulkBody,
  CodeRange,
  RowsToWrite,
  WrittenRows,
} from './bulk-body/index.js';
import type { BulkOptions } from './options/bulk-option.js';

/** The codes of a scan step, which finds its rows by itself. */
export const NO_CODES = '[]';

/** A chunk of an action's rows. */
export interface ChunkInput {
  readonly projectId: string;
  readonly actionId: string;
  /** JSON array of {@link AcceptedRow}, or the input of a {@link ScanStep}. */
  readonly items: string;
  /** JSON array of the codes of the rows, each once. {@link NO_CODES} for a scan step. */
  readonly codes: string;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
  /** What the client chose for the action. */
  readonly options: BulkOptions;
}

/** A chunk of an action's rows, to be applied inside one transaction. */
export interface ChunkWork extends ChunkInput {
  readonly nowMs: number;
}

/** A chunk of which everything is done but the writing. */
export interface PreparedChunk {
  /** The code of its first row, where that row must see what the chunk before does to its voucher. */
  readonly firstCode?: string;
  /** The code of its last row. */
  readonly lastCode?: string;
  /** The input of the scan step behind it, or null at the end; left out where the writing decides. */
  readonly nextStep?: string | null;

  /**
   * Writes it inside the given transaction.
   * @throws StaleReadError when what it was made of has changed since; the transaction must be undone then
   */
  write(tx: Transaction, nowMs: number): Promise<ChunkResult>;
}

/** What a chunk did. The texts are serialised by the operation, off the main thread where it pays. */
export interface ChunkResult {
  readonly doneCount: number;
  readonly failedCount: number;
  /** JSON array of {@link RowOutcome}, without the rows of plain success. */
  readonly outcomes: string;
  /**
   * JSON array of `[row, prior value, revision]` for each row that changed something; the operation that undoes it reads
   * them. The revision is the number of effective changes of the row's object with this one.
   */
  readonly before: string;
  /** What its rows would change, where the action is a dry run. */
  readonly changes?: ChunkChanges;
  /** What {@link Operation.versions} returned for a chunk of a dry run. Not of the operation's own. */
  readonly versions?: string;
  /** Only of an operation whose requests list no rows, because it finds them as it goes. */
  readonly scan?: ScanStep;
}

/** What the rows of a chunk would change. */
export interface ChunkChanges {
  /** Rows that would change something. */
  readonly count: number;
  /** JSON array of `[row, change]` for each of them; the change is a JSON object for the report. */
  readonly list: string;
}

/** One step of an operation that finds its rows by itself. */
export interface ScanStep {
  /** JSON array of the {@link AcceptedRow} that the step found, numbered on from the step before. */
  readonly items: string;
  readonly rowCount: number;
  /** Between which codes those of the rows lie; null when the step found none. */
  readonly codeRange: CodeRange | null;
  /** The input of the next step as JSON text; null when there is none and the total is known. */
  readonly next: string | null;
  /** Only of a dry run: what its confirmation, which lists the rows that were found, needs of them. */
  readonly seen?: SeenRows;
}

/** What a step of a dry run has seen of the rows that it found. */
export interface SeenRows {
  /** JSON array of their codes, each once. */
  readonly codes: string;
  /** As {@link Operation.versions} returns them, of the moment at which the step read the codes. */
  readonly versions: string;
}

/** How rows of an action are written as a request again, to be corrected and sent to the same route. */
export interface RequestFile {
  /** As clients ask for it. */
  readonly format: 'json' | 'file';
  readonly mediaType: string;
  /** Of its name. */
  readonly extension: string;
  /** How the line of a row begins. The first line of the file is without it. */
  readonly separator: '' | ',';
  /** Writes rows of a chunk, each as a line that begins with the separator. */
  readonly write: WorkerTask<RowsToWrite, WrittenRows>;

  /**
   * What stands before the first row and behind the last.
   * @param shared JSON text that all rows share, or null
   */
  frame(shared: string | null): { readonly head: string; readonly tail: string };
}

/** How what an operation did is undone. */
export interface UndoRule {
  /** The type of the operation that undoes it. */
  readonly type: string;
  /** Whether a row that succeeded has changed something for sure; otherwise only one with a prior value has. */
  readonly isDoneEnough: boolean;
}

/**
 * What an action does to its rows. One class in one folder implements it and has `@BulkOperation(type)`; nothing
 * else of its module is known here.
 * @example
 * \@BulkOperation('VOUCHERS.ACTIVATE')
 * \@Injectable()
 * export class ActivateOperation implements Operation { ... }
 */
export interface Operation {
  /** `found` and `updated` of a row that is plain success, as the report prints them. */
  readonly plainSuccess: { readonly found: boolean; readonly updated: boolean };

  /**
   * Reads the bytes of a request in a worker thread and cuts them into chunks. Only of an operation whose requests
   * come with a body. `options` are passed on to the worker pool.
   */
  readBody?(body: BodyBytes, options: TaskOptions): Promise<BulkBody>;

  /**
   * Does everything of a chunk but the writing, without a lock and maybe while the chunk before it is
   * written: all that is computed with a client's data is computed here. Called again with the same rows
   * when they were not committed, and never after they were.
   */
  prepare(input: ChunkInput): Promise<PreparedChunk>;

  /**
   * Computes and writes a chunk inside the given transaction. Only of an operation whose vouchers may change
   * so often that no prepared chunk ever fits; what it computes is bounded by the lane `locked`.
   */
  applyUnderLocks?(tx: Transaction, work: ChunkWork): Promise<ChunkResult>;

  /**
   * The versions of what has these codes now, as JSON text that is the same exactly while they are: an array of
   * `[code, version]`, without those of free codes. Only of an operation whose dry runs can be confirmed.
   * @param codes JSON array of codes, each once
   * @param tx the transaction in which they are locked; without it they are read as they are
   */
  versions?(projectId: string, codes: string, tx?: Transaction): Promise<string>;

  /** How what it did is undone; missing where that cannot be undone. */
  readonly undo?: UndoRule;

  /** How its rows are written as a request again; missing where its requests list no rows. */
  readonly requestFile?: RequestFile;

  /** The operation's own part of `result` of a finished action. */
  presentResult(action: AsyncActionDetails): Record<string, unknown>;
}
