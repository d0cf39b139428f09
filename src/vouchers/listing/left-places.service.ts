import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTask } from '../../timers/periodic-task.js';
import { LeftPlaceStore } from './storage/left-place-store.js';

const EVERY_MS = 2_000;
/** Longer than a bulk request of usual size, so that the work it leaves is done after it. */
const MIN_AGE_MS = 5_000;
/** Each of at most 2,000 places. */
const ROWS_AT_ONCE = 10;

/** Tidies the order of updates behind those who update vouchers. */
@Injectable()
export class LeftPlacesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly task = new PeriodicTask('Tidying of the order of updates', EVERY_MS, () =>
    this.pass(MIN_AGE_MS),
  );
  private stopping = false;

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly places: LeftPlaceStore,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api' && this.places.isNeeded) this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.task.stop();
  }

  /** Deletes all places that were left at least so long ago, a part of them in each transaction. */
  async pass(minAgeMs: number): Promise<void> {
    let rows: number;
    do {
      rows = await this.transactions.run(
        (tx) => this.places.delete(tx, ROWS_AT_ONCE, minAgeMs),
        'deferred',
      );
    } while (rows === ROWS_AT_ONCE && !this.stopping);
  }
}
