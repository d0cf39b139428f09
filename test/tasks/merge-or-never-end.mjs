const TASK = '../../dist/vouchers/operations/metadata-merge/merge-chunk.task.js';
const { default: merge } = await import(new URL(TASK, import.meta.url).href);

/**
 * The merge of a chunk, which never ends for a chunk with the word `never` in it.
 * @param {{ items: string }} input
 */
export default function mergeOrNeverEnd(input) {
  while (input.items.includes('never'));
  return merge(input);
}
