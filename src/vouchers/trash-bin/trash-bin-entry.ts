import type { TrashBinFilter } from './trash-bin-filter.js';

/** A deleted voucher that still takes its code. */
export interface TrashBinEntry {
  /** `tbe_` and 18 hex digits, in the order of deletion. */
  readonly id: string;
  readonly projectId: string;
  readonly voucherId: string;
  readonly code: string;
  /** When it was deleted, in Unix milliseconds. */
  readonly createdAt: number;
}

export const TRASH_BIN_ORDERS = ['id', '-id'] as const;
/** By age of the deletion: oldest first, or newest first. */
export type TrashBinOrder = (typeof TRASH_BIN_ORDERS)[number];

/** Where the list of a project's trash bin is cut. */
export interface TrashBinPage {
  readonly limit: number;
  readonly order: TrashBinOrder;
  readonly filter: TrashBinFilter;
  /** Only entries behind this id in the order. */
  readonly startingAfterId?: string;
}
