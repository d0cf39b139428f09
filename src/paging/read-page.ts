/** Some items of a list, and whether others follow. */
export interface Page<Item> {
  readonly items: Item[];
  readonly hasMore: boolean;
}

/** Reads a page and one item more, which shows whether others follow without counting them. */
export async function readPage<Item, Query extends { readonly limit: number }>(
  query: Query,
  read: (query: Query) => Promise<Item[]>,
): Promise<Page<Item>> {
  const { limit } = query;
  const items = await read({ ...query, limit: limit + 1 });
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}
