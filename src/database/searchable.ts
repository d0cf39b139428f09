/**
 * A text of a client as a look-up can ask for it on every database: PostgreSQL refuses U+0000 in a value. U+0001 stands
 * in for it. Ids, codes and names of schemas hold neither, so the look-up finds nothing. Never for a text to be stored.
 */
export function searchable(text: string): string {
  return text.replaceAll('\0', '\u0001');
}
