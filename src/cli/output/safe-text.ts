/** Controls, and what changes the direction of a text or hides in it: a terminal would obey what a client stored. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text of a client as a terminal can show it: what could move its cursor or deceive its reader is escaped. */
export function safeText(text: string): string {
  return text.replace(
    UNSAFE,
    (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}

/** Any value of an answer in one line. */
export function inOneLine(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) {
    return value.length === 0 ? '-' : safeText(value.join(' '));
  }
  return safeText(JSON.stringify(value));
}
