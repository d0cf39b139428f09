/** What a key or token may do. `api` includes every other scope. */
export const SCOPES = [
  'api',
  'vouchers',
  'async-actions',
  'metadata-schemas',
  'trash-bin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether somebody with these scopes may do what asks for `wanted`. */
export function allows(granted: readonly Scope[], wanted: Scope): boolean {
  return granted.includes('api') || granted.includes(wanted);
}
