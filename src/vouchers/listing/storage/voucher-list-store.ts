import type { Voucher } from '../../domain/voucher.js';
import type { ListOrder } from '../list-order.js';
import type { VoucherSelection } from '../voucher-selection.js';

/** A voucher's place in every order. */
export interface Cursor {
  readonly code: string;
  readonly createdAt: number;
  readonly updatedAt: number | null;
}

/** Which rows of a sorted selection to read. */
export interface PageRange {
  readonly order: ListOrder;
  readonly limit: number;
  /** How many to leave out first. */
  readonly skip: number;
  /** Only what sorts after this; null for all. */
  readonly after: Cursor | null;
}

/** The vouchers of a page. */
export interface Listed {
  readonly vouchers: readonly Voucher[];
  /** Whether others sort after them. */
  readonly hasMore: boolean;
  /** How many the whole selection has. */
  readonly total: number;
}

/** Reads lists of a project's vouchers, never of another's. */
export abstract class VoucherListStore {
  /** The place of the voucher with this id, one in the trash bin included, or null. */
  abstract findCursor(projectId: string, id: string): Promise<Cursor | null>;

  /**
   * A page of the selection, sorted. Pages that begin after the last voucher of the one before have every
   * voucher once, whatever is added meanwhile. Projects read in turns; one that asks for metadata delays
   * no other.
   * @throws ReadTooLongError when it takes longer than a list may, DomainError too_many_requests when the project
   * has too many at a time, or the reason of `signal`
   */
  abstract list(
    projectId: string,
    selection: VoucherSelection,
    page: PageRange,
    signal?: AbortSignal,
  ): Promise<Listed>;
}
