import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Database } from '../database/database.js';
import { JobQueue } from '../queue/job-queue.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import type { ReadinessResult } from './dto/readiness.response.js';

/** A database that says nothing for so long is away; a probe that waits longer has given up. */
const DATABASE_TIMEOUT_MS = 2_000;

/** Looks at what the service needs, and knows when it is about to end. */
@Injectable()
export class HealthService {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly webhooks: WebhooksService,
  ) {}

  /** What every check found, within about two seconds. Never throws for what it finds. */
  async readiness(): Promise<ReadinessResult> {
    try {
      return await this.health.check([
        () =>
          this.databaseCheck('database', () => this.database.ping(), 'The database cannot be read'),
        () =>
          this.databaseCheck(
            'migrations',
            () => this.database.isMigrated(),
            'The schema is not the one of this build',
          ),
        () => this.queueCheck(),
      ]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      return error.getResponse() as ReadinessResult;
    }
  }

  /** How many webhooks were switched off because a send-out had its last try; null while the database is away. */
  async disabledWebhooks({ status }: ReadinessResult): Promise<number | null> {
    return status === 'error' ? null : this.webhooks.countDisabled().catch(() => null);
  }

  private databaseCheck<Key extends string>(
    key: Key,
    holds: () => Promise<boolean>,
    problem: string,
  ) {
    const attempt = async () => {
      if (!(await holds())) throw new Error(problem);
    };
    return this.indicators.check(key).attempt(attempt).withTimeout(DATABASE_TIMEOUT_MS);
  }

  /** Redis is never a reason to be down: jobs run without it. */
  private async queueCheck() {
    const indicator = this.indicators.check('queue');
    return (await this.queue.health()) === 'up' ? indicator.up() : indicator.degraded();
  }
}
