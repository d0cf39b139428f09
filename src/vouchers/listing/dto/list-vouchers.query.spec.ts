import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { listParametersOf } from '../../../paging/list-parameter.decorators.js';
import { nestQuery } from '../../../paging/nest-query.js';
import { ListVouchersPipe } from './list-vouchers.pipe.js';
import { ListVouchersQuery } from './list-vouchers.query.js';

const PARAMETERS = listParametersOf(ListVouchersQuery);
const pipe = new ListVouchersPipe();

describe('the parameters of a list', () => {
  it('are all properties that have a rule', () => {
    const rules = getMetadataStorage().getTargetValidationMetadatas(
      ListVouchersQuery,
      '',
      false,
      false,
    );
    const ruled = new Set(rules.map(({ propertyName }) => propertyName));
    expect(PARAMETERS.map(({ name }) => name).sort()).toEqual([...ruled].sort());
  });

  it.each(PARAMETERS)('are read as they are documented: $name', ({ name, docs }) => {
    const entries = docs.map(({ name: written }) => [written, 'v'] as const);
    const nested = nestQuery(entries, ListVouchersQuery);
    expect(Object.keys(nested)).toEqual([name]);
    expect(JSON.stringify(nested[name])).toContain('v');
  });

  it.each(PARAMETERS)('are refused when written in another way: $name', async ({ name }) => {
    await expect(pipe.transform([[`${name}[other]`, 'v']])).rejects.toMatchObject({
      key: 'invalid_query_params',
      context: { details: expect.stringContaining(`.${name}`) },
    });
  });
});
