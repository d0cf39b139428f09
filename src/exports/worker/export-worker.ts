import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { ReadTooLongError } from '../../database/lanes/bounded-read.js';
import { translateDriverError } from '../../database/driver-errors.js';
import { TransactionRunner } from '../../database/transaction.js';
import { DomainError } from '../../errors/domain-error.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { ExportStore, type ExportClaim } from '../storage/export-store.js';
import { ExportWriter } from './export-writer.js';

const LOOK_EVERY_MS = 1_000;
/** How long a go may take before another process takes the export over: a wait for a connection, and reads. */
const LEASE_MS = 15_000;
/** How often an export is taken up without getting on before it fails. */
const MAX_ATTEMPTS = 20;

/**
 * Writes the exports of all projects, one go of one export at a time in each process with workers. What a process that
 * died has begun goes on behind its last piece.
 */
@Injectable()
export class ExportWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ExportWorker.name);
  private working: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    tasks: PeriodicTasks,
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly transactions: TransactionRunner,
    private readonly exports: ExportStore,
    private readonly writer: ExportWriter,
  ) {
    const pass = () => {
      this.wake();
      return Promise.resolve();
    };
    tasks.add({ name: 'Search for exports', kind: 'sweep', everyMs: LOOK_EVERY_MS, pass });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'api') return;
    if (this.database.isExclusive) {
      await this.transactions.run((tx) => this.exports.releaseAll(tx));
    }
    this.wake();
  }

  /** Ends with the go in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.working;
  }

  /** Looks for exports now. Returns at once. */
  wake(): void {
    if (this.settings.role === 'api' || this.isStopping) return;
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    try {
      while (!this.isStopping && (await this.goOn()));
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Exports wait until the database is back' });
    }
  }

  /** One go at the export whose turn it is. False when there is none, or it did not get on. */
  private async goOn(): Promise<boolean> {
    if (!(await this.exports.hasUnfinished())) return false;
    const claim = await this.transactions.run(
      (tx) => this.exports.claim(tx, LEASE_MS, Date.now()),
      'deferred',
    );
    if (claim === null) return false;
    try {
      if (claim.attempts > MAX_ATTEMPTS) throw hopeless();
      await this.writer.write(claim);
      return true;
    } catch (error) {
      return await this.afterFailure(claim, translateDriverError(error));
    }
  }

  private async afterFailure(claim: ExportClaim, error: unknown): Promise<boolean> {
    if (error instanceof DomainError && FINAL.includes(error.key)) {
      await this.writer.fail(claim, error);
      return true;
    }
    const isPassing = error instanceof DomainError || error instanceof ReadTooLongError;
    const exportId = claim.export.id;
    this.logger.warn({ err: error, exportId, msg: 'An export waits until the next look' });
    await this.transactions.run((tx) => this.exports.release(tx, claim, !isPassing));
    return false;
  }
}

/** What no further go would change. Any other fault is tried again. */
const FINAL: readonly string[] = ['quota_exceeded', 'internal_error'];

function hopeless(): DomainError {
  const details = `The export was taken up ${MAX_ATTEMPTS} times without getting on`;
  return new DomainError('internal_error', { details });
}
