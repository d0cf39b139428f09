import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEnvironment } from '../../../config/environment.js';
import { DomainError } from '../../../errors/domain-error.js';
import { WORTH } from '../../../../test/factories/bulk-items.js';
import { describeFault, type JsonPath } from '../../../json/json-path.js';
import { DISCOUNT_TYPES, OBJECT_RULES, VALUE_RULES } from '../../domain/field-rules.js';
import { findDraftFaults } from '../../domain/voucher-draft.js';
import { CreateVoucherDto } from '../../dto/create-voucher.dto.js';
import { VoucherBodyReader } from '../../dto/voucher-body.reader.js';
import { ImportItemDto } from '../../dto/import-item.dto.js';
import { bodyPipe } from '../../../http/validation.js';
import { readItemContents, readImportItem } from './import-item.js';
import type { ImportedVoucher } from './imported-voucher.js';

const read = (item: unknown, changedNumbers: JsonPath[] = []) =>
  readImportItem(item, changedNumbers, 100);

function importedOf(item: unknown): ImportedVoucher | undefined {
  const reading = read(item);
  return reading.kind === 'row' ? (JSON.parse(reading.payload) as ImportedVoucher) : undefined;
}

function rejectionOf(item: unknown, changedNumbers?: JsonPath[]): string | undefined {
  const reading = read(item, changedNumbers);
  return reading.kind === 'rejected' ? reading.rejection.details : undefined;
}

describe('readImportItem', () => {
  it('takes a code and a worth', () => {
    expect(importedOf({ code: 'A', ...WORTH })).toEqual({
      id: expect.stringMatching(/^v_[A-Za-z0-9]{32}$/),
      type: 'DISCOUNT_VOUCHER',
      active: 1,
      category: null,
      campaign: null,
      startDate: null,
      expirationDate: null,
      definition: JSON.stringify(WORTH),
      metadata: '{}',
    });
  });

  it('takes what can be imported and skips the rest', () => {
    const item = {
      code: 'A',
      active: false,
      gift: { amount: 100, balance: 5, subtracted_amount: 1 },
      start_date: '2026-01-01',
      metadata: { a: null },
      assets: { qr: {} },
    };
    expect(importedOf(item)).toMatchObject({
      type: 'GIFT_VOUCHER',
      active: 0,
      startDate: Date.UTC(2026, 0, 1),
      definition: '{"gift":{"amount":100,"balance":5}}',
      metadata: '{"a":null}',
    });
  });

  it('takes null metadata for absent', () => {
    expect(importedOf({ code: 'A', ...WORTH, metadata: null })?.metadata).toBe('{}');
  });

  it('gives every voucher an id of its own', () => {
    const ids = [1, 2].map(() => importedOf({ code: 'A', ...WORTH })?.id);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.each([
    [null, 'Payload must be object'],
    [['A'], 'Payload must be object'],
    [{}, "Payload must have required property 'code'"],
    [{ code: null }, 'Property .code must be string'],
    [{ code: 1 }, 'Property .code must be string'],
  ])('refuses the request for %j', (item, fault) => {
    const reading = read(item);
    expect(reading.kind === 'malformed' && reading.faults.map(describeFault)).toEqual([fault]);
  });

  it.each([
    [{ code: '' }, 'Property .code must NOT have fewer than 1 characters'],
    [{ code: 'A', metadata: [] }, 'Property .metadata must be object'],
    [{ code: 'A', metadata: { a: '\0' } }, 'Property .metadata.a must NOT contain U+0000'],
    [{ code: 'A', category: '\0' }, 'Property .category must NOT contain U+0000'],
    [
      { code: 'A', metadata: { a: 'x'.repeat(99) } },
      'Property .metadata must NOT be larger than 100 bytes',
    ],
    [
      { code: 'A', active: 1, gift: 1 },
      'Property .active must be boolean, Property .gift must be object',
    ],
  ])('rejects the row %j', (item, details) => {
    expect(rejectionOf(item)).toBe(details);
  });

  it.each([{ code: 'A' }, { code: 'A', discount: {} }, { code: 'A', type: 'GIFT_VOUCHER' }])(
    'rejects %j, which is worth nothing',
    (item) => {
      expect(read(item)).toEqual({
        kind: 'rejected',
        code: 'A',
        rejection: { key: 'invalid_voucher', details: 'gift or discount is missing' },
      });
    },
  );

  it('rejects the types that an import does not take', () => {
    const item = { code: 'A', loyalty_card: { points: 5 } };
    expect(readImportItem(item, [], 100).kind).toBe('row');
    expect(readImportItem(item, [], 100, ['GIFT_VOUCHER'])).toMatchObject({
      rejection: { details: 'gift or discount is missing: this import takes no LOYALTY_CARD' },
    });
  });

  it('rejects a row with a number that a double would change', () => {
    expect(rejectionOf({ code: 'A', gift: { amount: 1 } }, [['gift', 'amount']])).toBe(
      'Property .gift.amount must be a number that a double keeps exactly',
    );
  });

  it.each(['metadata', 'discount', 'other'])(
    'rejects a row that is nested too deep in %s',
    (name) => {
      const deep = `{"code":"A","${name}":{"units":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
      expect(rejectionOf(JSON.parse(deep))).toMatch(/nested deeper than 32 levels/);
    },
  );
});

describe('the faults of a voucher', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      'text',
      '',
      1,
      1.5,
      -1,
      {},
      [],
      [1, 6],
      [7],
      ['x'],
      [null],
    ),
    fc.constantFrom('2026-01-01', '2026-02-30', 'GIFT_VOUCHER', ...DISCOUNT_TYPES),
    fc.jsonValue(),
  );
  const recordOf = (names: string[], values = value) =>
    fc.record(Object.fromEntries(names.map((name) => [name, values])), { requiredKeys: [] });
  const parts = Object.entries(OBJECT_RULES).map(
    ([name, rules]) => [name, fc.oneof(value, recordOf(Object.keys(rules)))] as const,
  );
  const voucher = fc
    .tuple(
      recordOf(Object.keys(VALUE_RULES)),
      fc.record(Object.fromEntries(parts), { requiredKeys: [] }),
    )
    .map(([values, objects]): Record<string, unknown> => ({ ...values, ...objects }));

  async function faultsIn(reading: Promise<unknown>): Promise<string[]> {
    try {
      await reading;
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return (error.context.details ?? '').split(/, (?=Property)/).sort();
    }
  }

  const read = (body: object) =>
    new VoucherBodyReader(readEnvironment({})).read(CreateVoucherDto, body);
  const readItem = (body: object) =>
    bodyPipe().transform(body, { type: 'body', metatype: ImportItemDto });

  it('are the same in an import and in the body of a single voucher', async () => {
    await fc.assert(
      fc.asyncProperty(voucher, async (fields) => {
        const faults = findDraftFaults(fields).map(describeFault);
        fc.pre(faults.length <= 20);
        expect(await faultsIn(read(fields))).toEqual(faults.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('are the same in an import and in its DTO', async () => {
    const metadata = fc.constantFrom<unknown>(undefined, null, {}, { a: 1 }, [], 'text', 1, false);
    await fc.assert(
      fc.asyncProperty(voucher, metadata, async (fields, given) => {
        const item = { ...fields, code: 'A', metadata: given };
        const faults = readItemContents(item, 'A', [], 100).faults.map(describeFault);
        fc.pre(faults.length <= 20);
        expect(await faultsIn(readItem(item))).toEqual(faults.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('refuse an import for the code that its DTO refuses, and for no other', async () => {
    const code = fc.oneof(fc.string(), fc.constant(undefined), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(code, async (given) => {
        const faults = await faultsIn(readItem({ ...WORTH, code: given }));
        const reading = readImportItem({ ...WORTH, code: given }, [], 100);
        expect(reading.kind === 'malformed').toBe(faults.length > 0);
      }),
    );
  });
});
