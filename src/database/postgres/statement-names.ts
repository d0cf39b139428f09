/** A text that comes this often is not one that a request has shaped. */
const OFTEN = 5;
/** The server keeps each plan for as long as the connection lives. */
const MAX_NAMES = 100;
/** Texts that are counted at a time; those that are asked often come again. */
const MAX_COUNTED = 1_000;

/**
 * Which statements of one connection are worth a name, under which the server keeps them parsed and planned. Those
 * that come often get one while there are names left.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** The name of the statement, once it has one. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= MAX_NAMES) return name;
    const count = (this.counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      if (this.counts.size >= MAX_COUNTED) this.counts.clear();
      this.counts.set(text, count);
      return undefined;
    }
    this.counts.delete(text);
    this.names.set(text, `vouchsafe_${this.names.size}`);
    return this.names.get(text);
  }
}
