/** A handler of rings that can be held, and that remembers what happened to it. */
export class RingRecorder {
  readonly answered: string[] = [];
  inHand = 0;
  mostInHand = 0;
  private open: Promise<void> = Promise.resolve();
  private letGo: () => void = () => undefined;

  readonly handler = async (projectId: string): Promise<void> => {
    this.answered.push(projectId);
    this.inHand += 1;
    this.mostInHand = Math.max(this.mostInHand, this.inHand);
    try {
      await this.open;
      // An answer takes some turns of the event loop, so that others have the chance to come in between.
      await new Promise((resolve) => setImmediate(resolve));
      if (projectId.startsWith('broken')) throw new Error('This project cannot be worked on');
    } finally {
      this.inHand -= 1;
    }
  };

  /** Answers that begin from now on wait for {@link release}. */
  hold(): void {
    this.open = new Promise((resolve) => (this.letGo = resolve));
  }

  release(): void {
    this.letGo();
    this.open = Promise.resolve();
  }

  timesAnswered(projectId: string): number {
    return this.answered.filter((id) => id === projectId).length;
  }
}
