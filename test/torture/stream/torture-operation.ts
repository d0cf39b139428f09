import type { SentRow } from '../history.js';
import type { Call } from '../http.js';
import type { Choice } from './choice.js';

/** What a client sends, and the rows by which it is judged. */
export interface Request {
  readonly call: Call;
  readonly rows: readonly SentRow[];
  /** Of a purge: the key. */
  readonly key?: string;
}

/** The call with an option in its query. */
export function withOption(call: Call, name: string, value: string | number): Call {
  return { ...call, path: `${call.path}${call.path.includes('?') ? '&' : '?'}${name}=${value}` };
}

/** A project as its clients know it. */
export interface ProjectFacts {
  readonly schemaId: string;
  /** Keys that may be purged and were not yet. */
  readonly purgeableKeys: string[];
}

/** One kind of bulk request in the stream: how often it comes and what it asks for. */
export interface TortureOperation {
  readonly type: string;
  readonly weight: number;
  /** True where its route takes no Idempotency-Key. */
  readonly takesNoKey?: true;
  /**
   * Draws a request whose every row carries the id, so that it is known in the database without an answer.
   * @returns null when the project has nothing for it
   */
  draw(id: string, choice: Choice, project: ProjectFacts): Request | null;
}
