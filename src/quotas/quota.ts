/** How much of the queue and of the disk one project may have. */
export interface QuotaLimits {
  /** Accepted bulk requests that have not ended. */
  readonly maxUnfinishedActions: number;
  /** Bytes of bulk requests, of what their reports are made from, and of exports. */
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
  const { unfinishedActions, maxUnfinishedActions } = quota;
  if (unfinishedActions >= maxUnfinishedActions) {
    return `The project has ${unfinishedActions} unfinished bulk requests, and ${maxUnfinishedActions} are allowed`;
  }
  return storageFaultOf(quota, neededBytes);
}

/** The same of what waits in no project queue. */
export function storageFaultOf(quota: Quota, neededBytes: number): string | null {
  const { storedBytes, maxStoredBytes } = quota;
  if (storedBytes + neededBytes <= maxStoredBytes) return null;
  return `The project stores ${storedBytes} bytes of bulk requests, reports and exports, this one needs ${neededBytes} more, and ${maxStoredBytes} are allowed`;
}
