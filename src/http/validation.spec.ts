import { describe, expect, it } from '@jest/globals';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional } from 'class-validator';
import { queryPipe } from './validation.js';

class PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsNotEmpty()
  page?: string;

  @IsOptional()
  limit = 10;
}

class RequiredQuery {
  @IsNotEmpty()
  id!: string;
}

const metadataOf = (metatype: new () => object) => ({ type: 'query', metatype }) as const;

describe('queryPipe', () => {
  it('returns the DTO with its own values for an empty query, each time', async () => {
    const pipe = queryPipe();
    for (let time = 0; time < 2; time += 1) {
      const query: unknown = await pipe.transform({}, metadataOf(PageQuery));
      expect(query).toBeInstanceOf(PageQuery);
      expect(query).toEqual({ limit: 10 });
    }
  });

  it('keeps what one query asked for out of the next', async () => {
    const pipe = queryPipe();
    const asked: unknown = await pipe.transform({ page: '2' }, metadataOf(PageQuery));
    expect(asked).toMatchObject({ page: '2' });
    expect(await pipe.transform({}, metadataOf(PageQuery))).toEqual({ limit: 10 });
    expect(await pipe.transform({ page: '3' }, metadataOf(PageQuery))).toMatchObject({ page: '3' });
  });

  it('refuses an empty query each time where something is required', async () => {
    const pipe = queryPipe();
    for (let time = 0; time < 2; time += 1) {
      await expect(pipe.transform({}, metadataOf(RequiredQuery))).rejects.toMatchObject({
        key: 'invalid_query_params',
      });
    }
  });
});
