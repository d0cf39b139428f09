/** How much of the queue and of the disk one project may have. */
export interface QuotaLimits {
  /** Accepted bulk requests that have not ended. */
  readonly maxUnfinishedActions: number;
  /** Bytes of bulk requests and of what their reports are made from. */
  readonly maxStoredBytes: number;
}

/** What a project has, and may have. */
export interface Quota extends QuotaLimits {
  readonly unfinishedActions: number;
  readonly storedBytes: number;
}

/** More than a large, honest customer comes to. */
export const DEFAULT_LIMITS: QuotaLimits = {
  maxUnfinishedActions: 10_000,
  maxStoredBytes: 20 * 1_024 ** 3,
};

/** Why a bulk request that needs these bytes is over the quota, in one sentence; null when it is not. */
export function faultOf(quota: Quota, neededBytes: number): string | null {
  const { unfinishedActions, maxUnfinishedActions, storedBytes, maxStoredBytes } = quota;
  if (unfinishedActions >= maxUnfinishedActions) {
    return `The project has ${unfinishedActions} unfinished bulk requests, and ${maxUnfinishedActions} are allowed`;
  }
  if (storedBytes + neededBytes > maxStoredBytes) {
    return `The project stores ${storedBytes} bytes of bulk requests and reports, this one needs ${neededBytes} more, and ${maxStoredBytes} are allowed`;
  }
  return null;
}
