import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { AsyncActionsService } from '../async-actions/index.js';

/** Projects with a label of their own, so that the number of series has a bound. */
export const MAX_PROJECTS = 20;
/** The label of all projects beyond; no project's id looks like it. */
export const OTHERS = 'others';

/** What waits, as the database knows it: the same in every process. */
@Injectable()
export class BacklogMetrics {
  private readonly waiting: Gauge<'project'>;
  private readonly oldestWait: Gauge<'project'>;

  constructor(
    registry: Registry,
    private readonly actions: AsyncActionsService,
  ) {
    const shared = { labelNames: ['project'] as const, registers: [registry] };
    this.waiting = new Gauge({
      name: 'vouchsafe_jobs_waiting',
      help: `Accepted bulk jobs that have not ended, in the ${MAX_PROJECTS} projects with the most and in all others`,
      ...shared,
    });
    this.oldestWait = new Gauge({
      name: 'vouchsafe_job_oldest_wait_seconds',
      help: 'Seconds since the oldest of these jobs was accepted',
      ...shared,
    });
  }

  /** Reads the backlog. When it cannot be read there are no series, rather than those of the past. */
  async refresh(): Promise<void> {
    const backlogs = await this.actions.backlogs(MAX_PROJECTS).catch(() => []);
    this.waiting.reset();
    this.oldestWait.reset();
    const nowMs = Date.now();
    for (const { projectId, actions, oldestAt } of backlogs) {
      const project = projectId ?? OTHERS;
      this.waiting.set({ project }, actions);
      this.oldestWait.set({ project }, Math.max(0, nowMs - oldestAt) / 1_000);
    }
  }
}
