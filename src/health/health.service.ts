import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { JobQueue } from '../queue/job-queue.js';

/** `degraded` still serves everything: only Redis is away. `unavailable` should get no traffic. */
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly checks: { readonly database: 'up' | 'down'; readonly queue: 'up' | 'degraded' };
}

/** Looks at what the service needs. */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async readiness(): Promise<Readiness> {
    const [isUp, queue] = await Promise.all([this.database.ping(), this.queue.health()]);
    const checks = { database: isUp ? 'up' : 'down', queue } as const;
    if (!isUp || this.stopping) return { status: 'unavailable', checks };
    return { status: queue === 'up' ? 'ok' : 'degraded', checks };
  }
}
