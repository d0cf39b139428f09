/** What a key may do. `api` includes every other scope. */
export const SCOPES = ['api', 'vouchers', 'async-actions'] as const;
export type Scope = (typeof SCOPES)[number];
