/** Moments of the stream at which a nemesis may strike. */
export class Moments {
  private waiting: (() => void)[] = [];

  /** Resolves right after the next answer 202. */
  accepted(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  noteAccepted(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
