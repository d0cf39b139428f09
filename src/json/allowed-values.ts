/** What is said of a value that is none of those allowed, in the words of the public API. */
export function oneOfAllowed(allowed: readonly string[]): string {
  return `must be equal to one of the allowed values [ ${allowed.join(', ')} ]`;
}
