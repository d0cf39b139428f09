/**
 * The threads that a task may use. Bodies of requests and chunks of bulk jobs have threads of their own, so
 * that no number of bodies can hold the jobs. A chunk that must be computed while its rows are locked waits
 * for nobody. Images are drawn and files of reports written for everyone who has a link, and each only hold up their
 * like.
 */
export type Lane = 'bodies' | 'chunks' | 'locked' | 'images' | 'reports';

/**
 * A function that runs in a worker thread: the file that has it as its default export. The file must
 * import no framework, so that a thread starts fast and stays small.
 */
export interface WorkerTask<Input, Output> {
  readonly file: string;
  readonly lane: Lane;
  /** Carries the types; never there at run time. */
  readonly signature?: (input: Input) => Output;
}

/** For whom a task runs, and what ends it early. */
export interface TaskOptions {
  /** The project whose data it reads. One owner never has all threads of a lane. */
  readonly owner: string;
  /** Buffers that move to the thread; they are empty here afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Ends the task, waiting or running, when nobody needs its result any more. */
  readonly signal?: AbortSignal;
}
