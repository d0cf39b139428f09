/**
 * A task that says that it has begun and then never ends: it counts on in memory that the test shares with it.
 * @param {{ counter: Int32Array }} input
 */
export default function neverEnd({ counter }) {
  for (;;) Atomics.add(counter, 0, 1);
}
