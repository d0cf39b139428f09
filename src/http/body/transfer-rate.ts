const WINDOW_MS = 10_000;
/** What a body must bring in a window. */
export const MIN_BYTES_PER_WINDOW = 4_096;
const LONGEST_MS = 60_000;

/**
 * Watches over a transfer that must go on: one that brings less than 4 KiB in ten seconds, or has not come to its
 * end after sixty, holds a socket and memory for nothing.
 * @param progress bytes so far, of the kind that costs the sender something
 * @param onSlow called once
 * @returns a function that ends the watch
 */
export function watchTransferRate(progress: () => number, onSlow: () => void): () => void {
  let seen = progress();
  const end = () => {
    clearInterval(windows);
    clearTimeout(limit);
  };
  const cut = () => {
    end();
    onSlow();
  };
  const windows = setInterval(() => {
    const now = progress();
    if (now - seen < MIN_BYTES_PER_WINDOW) cut();
    seen = now;
  }, WINDOW_MS);
  const limit = setTimeout(cut, LONGEST_MS);
  return end;
}
