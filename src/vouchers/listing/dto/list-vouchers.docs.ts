import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { QueryExamples } from '../../../http/query-examples.decorator.js';
import { FIELD_KINDS } from '../filter/condition.js';
import { OPERATORS } from '../filter/operators.js';
import { MAX_JSON_CONDITIONS } from '../filter/read-filter.js';
import { LIST_ORDERS } from '../list-order.js';

const FILTERS = `Conditions, each a parameter \`filters[<field>][conditions][<operator>]=<value>\`; a leading bracket
as in \`[filters][code]...\` is read alike. Fields: ${Object.keys(FIELD_KINDS).join(', ')}, and
\`metadata.<key>\` with any key. Operators: ${[...OPERATORS.keys()].join(', ')}; each field takes those that
fit its type. Texts are matched as they are written, case included, without wildcards. An operator
with several values (\`[$in][]=a\`, \`[$in][]=b\`) holds for any of them. A voucher without the value
fails every condition but the negative ones. A metadata array matches when one of its elements does.
\`filters[junction]\` is \`and\` (the default) or \`or\`. At most ${MAX_JSON_CONDITIONS} conditions can be on metadata, \`additional_info\`
and the members of objects, such as \`gift.balance\`; each value of an operator other than \`$is\`, \`$is_not\`, \`$in\` and \`$not_in\` counts as one.`;

const text = (name: string, description: string) =>
  ApiQuery({ name, description, required: false, type: String });

const date = (name: string, description: string) =>
  ApiQuery({
    name,
    description: `${description} A date alone is midnight UTC.`,
    required: false,
    schema: { type: 'string', format: 'date-time' },
  });

const PAGING = [
  ApiQuery({
    name: 'limit',
    required: false,
    description: 'How many vouchers a page has.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
  }),
  ApiQuery({
    name: 'page',
    required: false,
    description: 'Which page. A page after the last is empty.',
    schema: { type: 'integer', minimum: 1, maximum: 99, default: 1 },
  }),
  text(
    'starting_after_id',
    'Instead of `page`: the id of the voucher after which the page begins, as `more_starting_after` ' +
      'told it. Reaches every voucher, each once, while others are added.',
  ),
  ApiQuery({
    name: 'order',
    required: false,
    description: 'A minus sorts downwards. Vouchers never updated sort before updated ones.',
    schema: { type: 'string', enum: Object.keys(LIST_ORDERS), default: '-created_at' },
  }),
];

const SELECTION = [
  text('code', 'Only the voucher with exactly this code.'),
  ApiQuery({
    name: 'ids[]',
    required: false,
    description: 'Only vouchers with these ids, at most 100.',
    schema: { type: 'array', items: { type: 'string' }, maxItems: 100 },
  }),
  text('category', 'Only vouchers of exactly this category.'),
  text('category_id', 'Categories have no ids here, so nothing is found.'),
  text('campaign', 'Only vouchers of the campaign with exactly this name.'),
  text('campaign_id', 'Campaigns have no ids here, so nothing is found.'),
  text('customer', 'Vouchers have no holders here, so nothing is found.'),
  date('created_at[before]', 'Only vouchers made before this moment.'),
  date('created_at[after]', 'Only vouchers made after this moment.'),
  date('updated_at[before]', 'Only vouchers last updated before this moment.'),
  date('updated_at[after]', 'Only vouchers last updated after this moment.'),
  ApiQuery({
    name: 'filters',
    required: false,
    description: FILTERS,
    style: 'deepObject',
    explode: true,
    schema: { type: 'object', additionalProperties: true },
  }),
];

const EXAMPLES = QueryExamples(
  'limit=20&page=2&order=-updated_at',
  'order=code&starting_after_id=v_MBOEmHelKwvykVZ8JcT4TE5Kla5IMJyc',
  'code=welcome',
  'ids[]=v_MBOEmHelKwvykVZ8JcT4TE5Kla5IMJyc&ids[]=v_JPfnb5ChY1HdNnaMkA0ikra4gIg0dja6',
  'category=New%20Customers&campaign=Spring',
  'category_id=cat_0c9da30e7116ba6bba&campaign_id=camp_ITQtKkrPOxL1a55uSU7tqbCL',
  'customer=cust_sehkNIi8Uq2qQuRqSr7xn4Zi',
  'created_at[after]=2026-01-01T00:00:00Z&created_at[before]=2026-12-31',
  'updated_at[after]=2026-01-01T00:00:00Z&updated_at[before]=2026-12-31',
  'filters[metadata.seq_number][conditions][$is]=1',
  '[filters][active][conditions][$active]=true',
  'filters[expiration_date][conditions][$before]=2026-12-31&filters[junction]=and',
);

/** Documents every parameter of a list of vouchers. */
export const ListVouchersParameters = () => applyDecorators(...PAGING, ...SELECTION, EXAMPLES);
