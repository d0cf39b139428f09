/** How much is measured. */
export interface BenchOptions {
  /** Measurements per figure, at least 1. */
  readonly runs: number;
  /** Shares of the standard work, for trying the benchmark out. */
  readonly size: { readonly vouchers: number; readonly items: number; readonly isQuick: boolean };
}

/** One line of the result, each cell as it is shown. */
export interface ResultLine {
  readonly part: string;
  readonly service: string;
  readonly floor?: string;
  readonly ratio?: string;
  readonly budget?: string;
  readonly spread?: string;
}

/** One part of the benchmark. It ends every process that it starts. */
export type Part = (options: BenchOptions) => Promise<ResultLine[]>;
