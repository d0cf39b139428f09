/**
 * A function that runs in a worker thread: the file that has it as its default export. The file must
 * import no framework, so that a thread starts fast and stays small.
 */
export interface WorkerTask<Input, Output> {
  readonly file: string;
  /** Carries the types; never there at run time. */
  readonly signature?: (input: Input) => Output;
}
