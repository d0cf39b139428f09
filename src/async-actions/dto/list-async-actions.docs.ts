import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { listParametersOf } from '../../paging/list-parameter.decorators.js';
import { ListAsyncActionsQuery } from './list-async-actions.query.js';

/** Documents every parameter of a list of actions. */
export const ListAsyncActionsParameters = () =>
  applyDecorators(
    ...listParametersOf(ListAsyncActionsQuery).flatMap(({ docs }) =>
      docs.map((one) => ApiQuery(one)),
    ),
    QueryExamples(
      'limit=20',
      'end_date=2026-12-31T23:59:59Z',
      'status[]=FAILED&operation_status[]=FAILED&type[]=VOUCHERS.IMPORT',
      'label=spring-sale&key=First%20key',
      'created_at[after]=2026-01-01&created_at[before]=2026-12-31',
      'code=welcome',
      'parent_id=aa_0c555e8115d7b64504&starting_after_id=aa_0c555e8115d7b64504',
    ),
  );
