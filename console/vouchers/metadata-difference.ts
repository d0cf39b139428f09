type Metadata = Readonly<Record<string, unknown>>;

/** What an edit does: the keys that are set, with their values, and those that are taken out. */
export interface MetadataDifference {
  readonly changed: Metadata;
  readonly removed: readonly string[];
}

/** The difference that an edit makes, key by key at the top level. */
export function differenceOf(before: Metadata, after: Metadata): MetadataDifference {
  const differs = ([key, value]: [string, unknown]) =>
    !Object.hasOwn(before, key) || JSON.stringify(before[key]) !== JSON.stringify(value);
  return {
    changed: Object.fromEntries(Object.entries(after).filter(differs)),
    removed: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}
