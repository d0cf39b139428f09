/** A task that takes memory until its thread has no more. */
export default function fillMemory() {
  const kept = [];
  for (;;) kept.push(new Array(1_000).fill(kept.length));
}
