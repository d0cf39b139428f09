import { VIOLATION_KINDS, type Violation } from './checker/violation.js';

/** What a run has done and found. */
export class Tally {
  jobs = 0;
  rows = 0;
  edits = 0;
  kills = 0;
  powerCuts = 0;
  powerCutsWithUnsynced = 0;
  /** Places of the sweep that were struck. */
  swept = 0;
  /** What clients asked for beside their requests. */
  readonly asked = new Map<string, number>();
  readonly strikes = new Map<string, number>();
  readonly violations: Violation[] = [];

  count(nemesis: string): void {
    this.strikes.set(nemesis, (this.strikes.get(nemesis) ?? 0) + 1);
  }

  addAsked(asked: ReadonlyMap<string, number>): void {
    for (const [what, times] of asked) this.asked.set(what, (this.asked.get(what) ?? 0) + times);
  }

  /** The lines of the summary. */
  summary(): string {
    const list = (times: ReadonlyMap<string, number>) =>
      [...times]
        .sort()
        .map(([name, count]) => `${name} ${count}`)
        .join(', ');
    const found = VIOLATION_KINDS.map(
      (kind) => `${this.violations.filter((one) => one.kind === kind).length} ${kind}`,
    );
    return [
      `jobs ${this.jobs}, rows ${this.rows}, edits ${this.edits}`,
      `kills ${this.kills}, power cuts ${this.powerCuts}, ${this.powerCutsWithUnsynced} of them with unsynced bytes, swept ${this.swept}`,
      `clients: ${list(this.asked)}`,
      `nemeses: ${list(this.strikes)}`,
      `found: ${found.join(', ')}`,
    ].join('\n');
  }
}
