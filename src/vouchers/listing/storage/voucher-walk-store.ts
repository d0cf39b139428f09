import type { Voucher } from '../../domain/voucher.js';
import type { ListOrder } from '../list-order.js';
import type { VoucherSelection } from '../voucher-selection.js';

/** What a walk goes by: what never changes of a voucher, so that no change moves one before or behind the walk. */
export interface WalkOrder extends ListOrder {
  readonly by: 'createdAt' | 'code';
}

/** A place in a walk. */
export interface WalkPlace {
  readonly code: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
}

/** Which vouchers to walk through. */
export interface VoucherWalk {
  readonly projectId: string;
  readonly selection: Pick<VoucherSelection, 'conditions' | 'filter' | 'isEmpty'>;
  readonly order: WalkOrder;
  /** Whether the metadata of the vouchers is read; otherwise it is `{}`. */
  readonly hasMetadata: boolean;
}

/** Some vouchers of a walk, in its order. */
export interface WalkPage {
  readonly vouchers: readonly Voucher[];
  /** Where the next page begins; null when the walk has ended. */
  readonly next: WalkPlace | null;
}

/**
 * Walks through the vouchers of a project in short reads. A walk has every voucher once at most, and every one that is
 * there and selected from its begin to its end, whatever is added, changed and deleted meanwhile.
 */
export abstract class VoucherWalkStore {
  /**
   * The page behind a place. It looks at `size` vouchers at most, whether they are selected or not, so that no read takes
   * long. The project shares the connections of lists by turns.
   * @throws DomainError too_many_requests when none was free in time, ReadTooLongError
   */
  abstract page(walk: VoucherWalk, after: WalkPlace | null, size: number): Promise<WalkPage>;
}
