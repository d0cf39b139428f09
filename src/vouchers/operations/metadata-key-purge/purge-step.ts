/** The key, the code behind which the purge goes on, and the vouchers changed so far. The first step has the key alone. */
export interface PurgeStep {
  readonly key: string;
  readonly after?: string;
  readonly found?: number;
  /** True where it only looks whether a voucher has the key. */
  readonly isCheck?: true;
}
