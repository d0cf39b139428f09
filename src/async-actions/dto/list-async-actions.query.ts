import {
  ChoicesParameter,
  DateRangeParameter,
  IntegerParameter,
  MomentParameter,
  TextParameter,
  TextsParameter,
  type DateRangeQuery,
} from '../../paging/list-parameter.decorators.js';
import { DEFAULT_PAGE_LIMIT } from '../../http/page-limit.decorator.js';
import {
  ACTION_STATUSES,
  OPERATION_STATUSES,
  type ActionStatus,
  type OperationStatus,
} from '../async-action.js';

/** Which of a project's actions are listed. All filters hold together; of a list any value does. */
export class ListAsyncActionsQuery {
  @IntegerParameter('How many actions a page has.', {
    minimum: 1,
    maximum: 100,
    default: DEFAULT_PAGE_LIMIT,
  })
  limit: number = DEFAULT_PAGE_LIMIT;

  @MomentParameter('Only actions that were accepted before this moment.')
  end_date?: string;

  @TextParameter(
    'The id of the action after which the page begins, as `more_starting_after` told it. Reaches every action, each ' +
      'once, while others are added.',
  )
  starting_after_id?: string;

  @TextsParameter('Only actions of these types.', { maxItems: 20 })
  type?: string[];

  @ChoicesParameter('Only actions with one of these.', ACTION_STATUSES)
  status?: ActionStatus[];

  @ChoicesParameter('Only actions with one of these.', OPERATION_STATUSES)
  operation_status?: OperationStatus[];

  @TextParameter('Only actions with exactly this label.')
  label?: string;

  @TextParameter('Only actions that were sent with a key of exactly this name.')
  key?: string;

  @TextParameter(
    'Only actions that were made of this one: its retries, its confirmation, its undo.',
  )
  parent_id?: string;

  @TextParameter(
    'Only actions that have a row of exactly this code, as long as their rows are kept. A page may be shorter than it ' +
      'could be, even empty, while `has_more` is true: send `more_starting_after` then.',
  )
  code?: string;

  @DateRangeParameter('Only actions accepted')
  created_at?: DateRangeQuery;
}
