import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import { IsQueryDate, IsQueryInteger } from '../../../http/query-rules.js';
import { LIST_ORDERS, type ListOrderName } from '../list-order.js';
import { oneOfAllowed } from '../../../json/allowed-values.js';

const ORDER_NAMES = Object.keys(LIST_ORDERS);
const IS_STRING = { message: 'must be string' };
const IS_OBJECT = { message: 'must be object' };

/** Two moments, both outside the range. */
export class DateRangeQuery {
  @IsOptional()
  @IsQueryDate()
  before?: string;

  @IsOptional()
  @IsQueryDate()
  after?: string;
}

/** The query of a list of vouchers, without its filters. */
export class ListVouchersQuery {
  @IsQueryInteger(1, 100)
  limit: number = 10;

  // The public API lets a client page through 9,900 vouchers; `starting_after_id` has no such end.
  @IsQueryInteger(1, 99)
  page: number = 1;

  @IsOptional()
  @IsString(IS_STRING)
  starting_after_id?: string;

  @IsIn(ORDER_NAMES, {
    message: oneOfAllowed(ORDER_NAMES),
  })
  order: ListOrderName = '-created_at';

  @IsOptional()
  @IsString(IS_STRING)
  category?: string;

  @IsOptional()
  @IsString(IS_STRING)
  category_id?: string;

  @IsOptional()
  @IsString(IS_STRING)
  campaign?: string;

  @IsOptional()
  @IsString(IS_STRING)
  campaign_id?: string;

  @IsOptional()
  @IsString(IS_STRING)
  customer?: string;

  @IsOptional()
  @IsString(IS_STRING)
  code?: string;

  @IsOptional()
  @IsString({ message: 'must be array of strings', each: true })
  @ArrayMaxSize(100, { message: 'must NOT have more than 100 items' })
  ids?: string[];

  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => DateRangeQuery)
  created_at?: DateRangeQuery;

  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => DateRangeQuery)
  updated_at?: DateRangeQuery;
}
