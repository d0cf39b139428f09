import {
  ChoiceParameter,
  DateRangeParameter,
  IntegerParameter,
  TextParameter,
  TextsParameter,
  type DateRangeQuery,
} from '../../../paging/list-parameter.decorators.js';
import { LIST_ORDERS, type ListOrderName } from '../list-order.js';

const DEFAULT_LIMIT = 10;
const DEFAULT_ORDER: ListOrderName = '-created_at';

/**
 * The query of a list of vouchers, without its filters. Each property is one parameter: its rule, its documentation
 * and how clients write it.
 */
export class ListVouchersQuery {
  @IntegerParameter('How many vouchers a page has.', {
    minimum: 1,
    maximum: 100,
    default: DEFAULT_LIMIT,
  })
  limit: number = DEFAULT_LIMIT;

  // The public API lets a client page through 9,900 vouchers; `starting_after_id` has no such end.
  @IntegerParameter('Which page. A page after the last is empty.', {
    minimum: 1,
    maximum: 99,
    default: 1,
  })
  page: number = 1;

  @TextParameter(
    'Instead of `page`: the id of the voucher after which the page begins, as `more_starting_after` ' +
      'told it. Reaches every voucher, each once, while others are added.',
  )
  starting_after_id?: string;

  @ChoiceParameter('A minus sorts downwards. Vouchers never updated sort before updated ones.', {
    allowed: Object.keys(LIST_ORDERS),
    default: DEFAULT_ORDER,
  })
  order: ListOrderName = DEFAULT_ORDER;

  @TextParameter('Only vouchers of exactly this category.')
  category?: string;

  @TextParameter('Categories have no ids here, so nothing is found.')
  category_id?: string;

  @TextParameter('Only vouchers of the campaign with exactly this name.')
  campaign?: string;

  @TextParameter('Campaigns have no ids here, so nothing is found.')
  campaign_id?: string;

  @TextParameter('Vouchers have no holders here, so nothing is found.')
  customer?: string;

  @TextParameter('Only the voucher with exactly this code.')
  code?: string;

  @TextsParameter('Only vouchers with these ids, at most 100.', { maxItems: 100 })
  ids?: string[];

  @DateRangeParameter('Only vouchers made')
  created_at?: DateRangeQuery;

  @DateRangeParameter('Only vouchers last updated')
  updated_at?: DateRangeQuery;
}
