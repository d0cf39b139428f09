import type { BinFilter } from './bin-filter.js';

/** A deleted voucher that still takes its code. */
export interface BinEntry {
  /** `tbe_` and 18 hex digits, in the order of deletion. */
  readonly id: string;
  readonly projectId: string;
  readonly voucherId: string;
  readonly code: string;
  /** When it was deleted, in Unix milliseconds. */
  readonly createdAt: number;
}

export const BIN_ORDERS = ['id', '-id'] as const;
/** By age of the deletion: oldest first, or newest first. */
export type BinOrder = (typeof BIN_ORDERS)[number];

/** Where the list of a project's bin is cut. */
export interface BinPage {
  readonly limit: number;
  readonly order: BinOrder;
  readonly filter: BinFilter;
  /** Only entries behind this id in the order. */
  readonly startingAfterId?: string;
}
