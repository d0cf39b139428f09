import type { ChunkChanges } from '../../async-actions/index.js';

/** Gathers what each row of a dry run would change. Of any other request it gathers nothing, and costs nothing. */
export class RowChanges {
  private readonly list: [row: number, change: object][] = [];

  constructor(private readonly isDryRun = false) {}

  /** Notes that the row would change something. */
  note(row: number, change: () => object): void {
    if (this.isDryRun) this.list.push([row, change()]);
  }

  /** Undefined unless this is a dry run. */
  output(): ChunkChanges | undefined {
    if (!this.isDryRun) return undefined;
    return { count: this.list.length, list: JSON.stringify(this.list) };
  }
}
