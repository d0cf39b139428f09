import { invalidQuery } from '../errors/domain-error.js';
import { describeFaults } from '../json/json-path.js';

/** What clients narrow lists of vouchers, of the trash bin or of async actions by, on one list or another. */
const FILTER_NAMES: ReadonlySet<string> = new Set([
  'filters',
  ...['id', 'ids', 'code', 'type', 'voucher_type', 'active', 'is_referral_code', 'metadata'],
  ...['campaign', 'campaign_id', 'campaign_ids'],
  ...['category', 'categories', 'category_id', 'category_ids'],
  ...['customer', 'customer_id', 'holder_id', 'additional_info'],
  ...['start_date', 'expiration_date', 'created_at', 'updated_at', 'end_date'],
  ...['discount', 'gift', 'loyalty_card', 'redemption', 'publish'],
  ...['resource_id', 'resource_name', 'resource_type'],
  ...['status', 'operation_status', 'request_id', 'label', 'key', 'parent_id'],
]);

/** Whether clients narrow a list by this parameter, or by members of it: `metadata.lang`, `created_at[before]`. */
export function isFilterName(name: string): boolean {
  return FILTER_NAMES.has(firstPartOf(name));
}

/**
 * Refuses the parameters that narrow other lists but not this one. Without them it would be longer than was asked for,
 * which misleads a client that deletes what it lists. Other unknown parameters are skipped.
 * @param read the filters of this list
 * @throws DomainError invalid_query_params
 */
export function refuseUnreadFilters(names: readonly string[], read: readonly string[]): void {
  const isRead = (name: string) => read.includes(name.split('[').find((part) => part !== '') ?? '');
  const unread = new Set(names.filter((name) => isFilterName(name) && !isRead(name)));
  if (unread.size === 0) return;
  const text = `is not a filter of this list, whose filters are ${read.join(', ')}`;
  throw invalidQuery(describeFaults([...unread].map((name) => ({ path: [name], text }))));
}

/** The first part of `metadata.lang`, of `created_at[before]` and of `[filters][code]`, which some clients send. */
function firstPartOf(name: string): string {
  return name.split(/[.[\]]/).find((part) => part !== '') ?? '';
}
