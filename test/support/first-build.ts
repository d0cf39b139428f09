import type { ChildProcess } from 'node:child_process';

/** The build that `nest start` makes before it starts the service. */
export class FirstBuild {
  private finish: () => void = () => undefined;
  /** Fulfilled when the build is there, or when the process that was to make it has ended. */
  readonly done = new Promise<void>((resolve) => (this.finish = resolve));

  watch(nestStart: ChildProcess): void {
    let output = '';
    const look = (data: Buffer) => {
      output += data.toString();
      if (output.includes('Successfully compiled')) this.finish();
    };
    nestStart.stdout?.on('data', look);
    nestStart.stderr?.on('data', look);
    nestStart.once('exit', this.finish);
  }
}
