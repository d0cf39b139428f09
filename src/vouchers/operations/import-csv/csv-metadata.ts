/**
 * The metadata value of a cell. A cell is text and stays text: only the definition of a key could say
 * that `1` is a number. An empty cell is no value, so its key is not added.
 */
export function toMetadataValue(_key: string, cell: string): unknown {
  return cell === '' ? undefined : cell;
}
