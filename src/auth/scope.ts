/** The scopes that routes ask for. `api` includes every other scope. */
export const ROUTE_SCOPES = [
  'api',
  'vouchers',
  'async-actions',
  'metadata-schemas',
  'trash-bin',
  'exports',
] as const;
export type RouteScope = (typeof ROUTE_SCOPES)[number];

/** What a key or token may do. Those that no route asks for are of the public API, whose clients ask for them. */
export const SCOPES = [
  ...ROUTE_SCOPES,
  'client_api',
  'client_vouchers',
  'promotions',
  'client_promotions',
  'campaigns',
  'client_publish',
  'publications',
  'client_validate',
  'validations',
  'client_validations',
  'qualifications',
  'client_qualifications',
  'client_redeem',
  'redemptions',
  'client_redemptions',
  'customers',
  'client_customers',
  'orders',
  'products',
  'skus',
  'validation-rules',
  'validation-rules-assignments',
  'segments',
  'events',
  'client_events',
  'rewards',
  'assets',
  'task-results',
  'loyalties',
  'client_consents',
  'consents',
  'product-collections',
  'categories',
  'locations',
  'referrals',
  'templates',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether somebody with these scopes may do what asks for `wanted`. */
export function allows(granted: readonly Scope[], wanted: Scope): boolean {
  return granted.includes('api') || granted.includes(wanted);
}
