/** A client has cancelled or paused the action: what the runner was about to commit of it must be undone. */
export class ActionStoppedError extends Error {
  constructor(actionId: string) {
    super(`The action ${actionId} was cancelled or paused`);
  }
}
