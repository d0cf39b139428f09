/** A page of a list, as far as the next one needs it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly has_more: boolean;
  readonly more_starting_after?: string | null;
}

/** What a page is asked for with. */
export interface PageQuery {
  readonly limit: number;
  readonly starting_after_id?: string;
}

const MAX_PAGE = 100;

/**
 * The first entries of a list, page by page.
 * @param limit how many at most
 */
export async function readPages<Item>(
  limit: number,
  read: (query: PageQuery) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: string | undefined;
  for (;;) {
    const wanted = Math.min(MAX_PAGE, limit - items.length);
    const page = await read({ limit: wanted, ...(from && { starting_after_id: from }) });
    items.push(...page.items);
    from = page.more_starting_after ?? undefined;
    if (!page.has_more || from === undefined || items.length >= limit) return items;
  }
}
