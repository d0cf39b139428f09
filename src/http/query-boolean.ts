/**
 * The boolean that a query parameter spells: `true` or `1`, `false` or `0`, in any case of letters. Clients
 * write a boolean as their language prints it. Null for any other text, the empty one included.
 */
export function readBoolean(text: string): boolean | null {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1') return true;
  return lower === 'false' || lower === '0' ? false : null;
}
