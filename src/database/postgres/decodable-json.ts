/** U+0000 and halves of a surrogate pair as JSON escapes, after an even number of backslashes. */
const UNKEEPABLE = String.raw`(?<!\\)((?:\\\\)*)\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})`;

/**
 * SQL for the JSON of a text, in which PostgreSQL can decode every string. JSON of this service escapes
 * only what it must, so such escapes stand for what no database text can hold: a row that was refused
 * repeats its code with them. They become U+0001, which no code has.
 */
export function decodableJson(text: string): string {
  const cleaned = `regexp_replace(${text}, '${UNKEEPABLE}', '\\1\\\\u0001', 'g')`;
  return `(CASE WHEN strpos(${text}, '\\u') > 0 THEN ${cleaned} ELSE ${text} END)::json`;
}
