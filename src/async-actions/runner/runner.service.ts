import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { JobQueue } from '../../queue/job-queue.js';
import { ProjectQueueRunner } from './project-queue-runner.js';
import { Sweeper } from './sweeper.js';

/** Starts the work when the application is up, and stops it at a chunk's end before anything closes. */
@Injectable()
export class RunnerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly settings: Settings,
    private readonly queue: JobQueue,
    private readonly runner: ProjectQueueRunner,
    private readonly sweeper: Sweeper,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'api') return;
    this.queue.process(this.settings.workerConcurrency, (projectId) =>
      this.runner.workOn(projectId),
    );
    await this.sweeper.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.sweeper.stop();
    this.runner.stop();
    await this.queue.close();
  }
}
