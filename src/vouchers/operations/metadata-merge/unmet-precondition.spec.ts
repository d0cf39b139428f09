import { describe, expect, it } from '@jest/globals';
import { unmetPrecondition } from './unmet-precondition.js';

const VOUCHER = {
  metadata: '{"lang":"pl","tags":[1,{"a":2}]}',
  updatedAt: 1_795_935_600_000,
  isChanged: false,
};

const detailsOf = (...args: Parameters<typeof unmetPrecondition>) =>
  unmetPrecondition(...args)?.details;

describe('unmetPrecondition', () => {
  it.each([
    {},
    { ifUpdatedAt: 1_795_935_600_000 },
    { ifMetadata: { lang: 'pl' } },
    { ifMetadata: { tags: [1, { a: 2 }] } },
    { ifMetadata: {} },
  ])('finds nothing against a voucher that is as it must be: %j', (extras) => {
    expect(unmetPrecondition(extras, VOUCHER)).toBeNull();
  });

  it.each([
    [{ ifUpdatedAt: 1 }, 'updated_at is 2026-11-29T07:00:00.000Z'],
    [{ ifUpdatedAt: null }, 'updated_at is 2026-11-29T07:00:00.000Z'],
    [{ ifMetadata: { lang: 'en' } }, 'metadata.lang is "pl"'],
    [{ ifMetadata: { tags: [1, { a: 3 }] } }, 'metadata.tags is [1,{"a":2}]'],
    [{ ifMetadata: { toString: 1 } }, 'metadata has no toString'],
  ])('names the current value: %j', (extras, details) => {
    expect(unmetPrecondition(extras, VOUCHER)).toEqual({ key: 'precondition_failed', details });
  });

  it('says that a voucher was never updated', () => {
    expect(detailsOf({ ifUpdatedAt: 1 }, { ...VOUCHER, updatedAt: null })).toBe(
      'updated_at is null',
    );
  });

  it('refuses the time of an update behind another row of the same request', () => {
    const voucher = { ...VOUCHER, isChanged: true };
    expect(detailsOf({ ifUpdatedAt: VOUCHER.updatedAt }, voucher)).toBe(
      'updated_at was changed by an earlier row of this request',
    );
  });

  it('cuts a long value', () => {
    const metadata = JSON.stringify({ text: 'x'.repeat(1_000) });
    const details = detailsOf({ ifMetadata: { text: '' } }, { ...VOUCHER, metadata });
    expect(details).toHaveLength('metadata.text is '.length + 201);
  });
});
