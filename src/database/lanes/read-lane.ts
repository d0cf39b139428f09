import { BoundedRead, type LaneConnection, type Read, type ReadBounds } from './bounded-read.js';
import { FairSlots, type SlotRule } from '../../fairness/fair-slots.js';

/**
 * Connections for reads whose cost a client decides. What runs in one lane delays nothing outside of it, and
 * tenants share its connections by turns.
 */
export class ReadLane {
  private readonly slots: FairSlots;

  /** @param connect takes a connection; as many are out at a time as the rule has slots */
  constructor(
    rule: SlotRule,
    private readonly connect: () => Promise<LaneConnection>,
  ) {
    this.slots = new FairSlots(rule);
  }

  /**
   * Does the work on a connection of its own.
   * @throws DomainError too_many_requests when none was free for this tenant in time, ReadTooLongError, or the
   * reason of the signal
   */
  run<T>(tenant: string, bounds: ReadBounds, work: (read: Read) => Promise<T>): Promise<T> {
    return this.slots.run(tenant, () => this.runBounded(bounds, work), bounds.signal);
  }

  private async runBounded<T>(bounds: ReadBounds, work: (read: Read) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    const bounded = new BoundedRead(connection, bounds);
    try {
      return await work(bounded.read);
    } finally {
      await bounded.end();
      await connection.release();
    }
  }
}
