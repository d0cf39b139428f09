import type { RowOutcome } from '../../async-actions/index.js';

/** Unknown codes of a chunk whose lookalikes are searched. A mistake in a file shows in its first rows. */
const MAX_SEARCHED = 100;

/** The codes that a code could have been meant for: other Unicode forms, all letters small, all capital. */
export function lookalikesOf(code: string): string[] {
  const cases = [code, code.toLowerCase(), code.toUpperCase()];
  const all = new Set(
    cases.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]),
  );
  all.delete(code);
  return [...all];
}

/** The lookalikes of the first hundred codes as a JSON array without repetitions, or null when there are none. */
export function lookalikesOfAll(codes: ReadonlySet<string>): string | null {
  const searched = [...codes].slice(0, MAX_SEARCHED);
  const found = new Set(searched.flatMap(lookalikesOf));
  return found.size === 0 ? null : JSON.stringify([...found]);
}

/**
 * Row outcomes in which each unknown code is followed by the existing code that it looks like.
 * @param outcomes JSON array of {@link RowOutcome}
 * @param existing codes of vouchers among {@link lookalikesOfAll}
 */
export function nameLookalikes(outcomes: string, existing: readonly string[]): string {
  if (existing.length === 0) return outcomes;
  const known = new Set(existing);
  const named = (JSON.parse(outcomes) as RowOutcome[]).map((outcome): RowOutcome => {
    const { code, error } = outcome;
    if (error?.key !== 'not_found') return outcome;
    const lookalike = lookalikesOf(code).find((other) => known.has(other));
    if (lookalike === undefined) return outcome;
    const details = `${error.details}. ${describe(code, lookalike)}`;
    return { ...outcome, error: { ...error, details } };
  });
  return JSON.stringify(named);
}

function describe(code: string, lookalike: string): string {
  const isSameText = code.normalize() === lookalike.normalize();
  const difference = isSameText ? 'in its Unicode form' : 'in upper and lower case';
  return `The code ${lookalike} exists and differs only ${difference}`;
}
