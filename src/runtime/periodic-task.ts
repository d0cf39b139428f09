import { Logger } from '@nestjs/common';

/**
 * Work that is done now and then, in passes that never overlap. A pass that fails is logged and tried
 * again the next time. The timer does not keep the process alive.
 */
export class PeriodicTask {
  private readonly logger = new Logger(PeriodicTask.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly pass: () => Promise<void>,
  ) {}

  /** The first pass comes after one interval. */
  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.runPass().finally(() => (this.running = undefined));
    }, this.everyMs);
    this.timer.unref();
  }

  /** Resolves when the pass in hand has ended, and with `withLastPass` one more after it. */
  async stop({ withLastPass = false } = {}): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    if (withLastPass) await this.runPass();
  }

  private async runPass(): Promise<void> {
    try {
      await this.pass();
    } catch (error) {
      this.logger.warn({ err: error, task: this.name, msg: 'A periodic task failed' });
    }
  }
}
