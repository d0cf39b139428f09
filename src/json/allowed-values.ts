/** The fault of a value that is not allowed, in the words of the public API. */
export function oneOfAllowed(allowed: readonly string[]): string {
  return `must be equal to one of the allowed values [ ${allowed.join(', ')} ]`;
}
