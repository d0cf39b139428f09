const WIDTH = 30;

/** Shows how far something is: one line that grows on a terminal, elsewhere one line at the end. */
export class ProgressBar {
  constructor(private readonly label: string) {}

  /** @param percent from 0 to 100 */
  show(percent: number): void {
    const filled = Math.round((WIDTH * percent) / 100);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const line = `  ${this.label} ${bar} ${String(percent).padStart(3)} %`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${percent === 100 ? '\n' : ''}`);
    else if (percent === 100) process.stdout.write(`${line}\n`);
  }
}
