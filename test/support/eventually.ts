const EVERY_MS = 20;

/**
 * Resolves as soon as the condition holds.
 * @throws Error when it still does not after `timeoutMs`
 */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error(`It never came true that ${what}`);
    await pause(EVERY_MS);
  }
}

/** Waits. Only to give something that must not happen the chance to happen. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
