import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { PeriodicTask } from './periodic-task.js';

/**
 * What a task is for, in the order of shutdown. `sweep` finds work for the runner and `clean` deletes what is kept
 * no longer: both only in processes with workers. `flush` writes what its process has gathered, with a last pass at
 * the end, when the others can no longer add to it.
 */
const KINDS = ['sweep', 'clean', 'flush'] as const;

/** Work that a service does now and then, in passes that never overlap. */
export interface PeriodicWork {
  /** For the log. */
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly everyMs: number;
  /** One that fails is logged and comes again after the interval. */
  readonly pass: () => Promise<void>;
}

/**
 * The periodic tasks of all services; the database keeps its own one. They start when the application is up and stop
 * before it closes.
 */
@Injectable()
export class PeriodicTasks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly tasks: { kind: PeriodicWork['kind']; task: PeriodicTask }[] = [];

  constructor(private readonly settings: Settings) {}

  /** Call it in a constructor: what is added after the start of the application never runs. */
  add({ name, kind, everyMs, pass }: PeriodicWork): void {
    if (kind !== 'flush' && this.settings.role === 'api') return;
    this.tasks.push({ kind, task: new PeriodicTask(name, everyMs, pass) });
  }

  onApplicationBootstrap(): void {
    for (const { task } of this.tasks) task.start();
  }

  /** Resolves when no pass runs any more. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const kind of KINDS) {
      const tasks = this.tasks.filter((one) => one.kind === kind);
      await Promise.all(tasks.map(({ task }) => task.stop({ withLastPass: kind === 'flush' })));
    }
  }
}
