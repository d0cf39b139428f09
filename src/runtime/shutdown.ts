/** Orchestrators kill after ten seconds; what has not closed by then would be cut anyway. */
const DEADLINE_MS = 9_000;

/**
 * Bounds an orderly end: what still holds the process after the deadline, such as an upload that takes
 * minutes, is given up. Nothing is lost by it, because nothing is answered before it is on disk.
 */
export function endAfterDeadline(): void {
  const start = () => {
    setTimeout(() => process.exit(0), DEADLINE_MS).unref();
  };
  process.once('SIGTERM', start);
  process.once('SIGINT', start);
}
