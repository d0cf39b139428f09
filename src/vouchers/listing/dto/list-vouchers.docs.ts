import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { QueryExamples } from '../../../http/query-examples.decorator.js';
import { listParametersOf } from '../../../paging/list-parameter.decorators.js';
import { FIELD_KINDS } from '../filter/condition.js';
import { OPERATORS } from '../filter/operators.js';
import { MAX_JSON_CONDITIONS } from '../filter/read-filter.js';
import { FiltersParameter } from './filters-parameter.docs.js';
import { ListVouchersQuery } from './list-vouchers.query.js';

const FILTERS = `Conditions, each a parameter \`filters[<field>][conditions][<operator>]=<value>\`; a leading bracket
as in \`[filters][code]...\` is read alike. Fields: ${Object.keys(FIELD_KINDS).join(', ')}, and
\`metadata.<key>\` with any key. Operators: ${[...OPERATORS.keys()].join(', ')}; each field takes those that
fit its type. Texts are matched as they are written, case included, without wildcards. An operator
with several values (\`[$in][]=a\`, \`[$in][]=b\`) holds for any of them. A voucher without the value
fails every condition but the negative ones. A metadata array matches when one of its elements does.
\`filters[junction]\` is \`and\` (the default) or \`or\`. At most ${MAX_JSON_CONDITIONS} conditions can be on metadata, \`additional_info\`
and the members of objects, such as \`gift.balance\`; each value of an operator other than \`$is\`, \`$is_not\`, \`$in\` and \`$not_in\` counts as one.`;

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
export const ListVouchersParameters = () =>
  applyDecorators(
    ...listParametersOf(ListVouchersQuery).flatMap(({ docs }) => docs.map((one) => ApiQuery(one))),
    FiltersParameter(FILTERS),
    EXAMPLES,
  );
