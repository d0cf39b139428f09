/** A value of the address as a text. The router reads what looks like a number as one. */
export function searchText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A value of the address that must be one of a few. */
export function searchChoice<T extends string>(value: unknown, allowed: readonly T[]) {
  return allowed.find((one) => one === value);
}

/** Whether a filter leaves anything out. */
export function isFiltered(filter: object): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
