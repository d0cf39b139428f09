/** A handler of notifications that can be held, and that remembers what happened to it. */
export class NotificationRecorder {
  readonly processed: string[] = [];
  inHand = 0;
  mostInHand = 0;
  private open: Promise<void> = Promise.resolve();
  private letGo: () => void = () => undefined;

  readonly handler = async (projectId: string): Promise<void> => {
    this.processed.push(projectId);
    this.inHand += 1;
    this.mostInHand = Math.max(this.mostInHand, this.inHand);
    try {
      await this.open;
      // The work takes some turns of the event loop, so that others have the chance to come in between.
      await new Promise((resolve) => setImmediate(resolve));
      if (projectId.startsWith('broken')) throw new Error('This project cannot be worked on');
    } finally {
      this.inHand -= 1;
    }
  };

  /** Work that begins from now on waits for {@link release}. */
  hold(): void {
    this.open = new Promise((resolve) => (this.letGo = resolve));
  }

  release(): void {
    this.letGo();
    this.open = Promise.resolve();
  }

  timesProcessed(projectId: string): number {
    return this.processed.filter((id) => id === projectId).length;
  }
}
