/** What tells the states of a voucher apart. */
interface Versioned {
  readonly code: string;
  readonly version: string;
}

/** The versions of vouchers as `versions` of an operation returns them: the same text for the same versions. */
export function versionsOf(vouchers: readonly Versioned[]): string {
  const versions = vouchers.map(({ code, version }) => [code, version] as const);
  versions.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(versions);
}
