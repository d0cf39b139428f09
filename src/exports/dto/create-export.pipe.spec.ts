import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../errors/domain-error.js';
import { CreateExportPipe } from './create-export.pipe.js';

const pipe = new CreateExportPipe();
const read = (parameters?: unknown) =>
  pipe.transform({ exported_object: 'voucher', ...(parameters !== undefined && { parameters }) });

function refusal(body: unknown): [key: string, details: string | undefined] {
  try {
    pipe.transform(body);
  } catch (error) {
    if (error instanceof DomainError) return [error.key, error.context.details];
  }
  throw new Error('It was not refused');
}

const refusalOf = (parameters: unknown) => refusal({ exported_object: 'voucher', parameters });

describe('what a client wants to export', () => {
  it.each([undefined, null, {}, { order: '', fields: [], filters: {}, response_format: 'CSV' }])(
    'has the defaults of the public API where it says nothing: %j',
    (parameters) => {
      expect(read(parameters)).toEqual({
        order: '-created_at',
        fields: ['code', 'voucher_type', 'value', 'discount_type'],
        filters: { junction: 'and' },
      });
    },
  );

  it('is kept as it was sent', () => {
    const parameters = {
      order: 'code',
      fields: ['id', 'metadata.lang'],
      filters: { junction: 'OR', code: { conditions: { $in: ['A'] } } },
      campaign_id: 'camp_1',
    };

    expect(read(parameters)).toEqual(parameters);
  });

  it.each([
    [{}, "Payload must have required property 'exported_object'"],
    [undefined, "Payload must have required property 'exported_object'"],
    ...['order', 'redemption', 'customer', 7].map(
      (exported_object) =>
        [
          { exported_object },
          'Property .exported_object must be equal to one of the allowed values [ voucher ]',
        ] as const,
    ),
  ])('must be vouchers: %j', (body, details) => {
    expect(refusal(body)).toEqual(['invalid_payload', details]);
  });

  it.each<[unknown, string]>([
    [[], '.parameters must be object'],
    [{ filter: {} }, '.parameters.filter is not supported; supported are order, fields, filters'],
    [{ order: 'updated_at' }, '.parameters.order must be equal to one of the allowed values'],
    [{ order: 'toString' }, '.parameters.order must be equal to one of the allowed values'],
    [{ fields: 'code' }, '.parameters.fields must be array of strings'],
    [{ fields: [1] }, '.parameters.fields must be array of strings'],
    [{ fields: ['code', 'code'] }, '.parameters.fields must NOT have duplicate items'],
    [{ filters: [] }, '.parameters.filters must be object'],
    [
      { filters: { code: 'A' } },
      ".parameters.filters.code must have required property 'conditions'",
    ],
    [{ filters: { junction: 'xor' } }, '.parameters.filters.junction must be equal to one of'],
    [{ filters: { junction: {} } }, '.parameters.filters.junction must be equal to one of'],
    [
      { filters: { color: { conditions: { $is: 1 } } } },
      '.parameters.filters.color must be equal to',
    ],
    [
      { filters: { code: { conditions: { $is: {} } } } },
      '.parameters.filters.code.conditions.$is must be string, number, boolean or an array of these',
    ],
    [
      { filters: { code: { conditions: { $like: 'A' } } } },
      '.parameters.filters.code.conditions.$like must be equal to one of the allowed values',
    ],
    [{ response_format: 'XLSX' }, '.parameters.response_format must be equal to one of'],
    [{ campaign_id: 1 }, '.parameters.campaign_id must be string'],
  ])('is refused as %j', (parameters, details) => {
    const [key, text] = refusalOf(parameters);

    expect(key).toBe('invalid_payload');
    expect(text).toContain(`Property ${details}`);
  });

  it('names the fields that there are when one is unknown', () => {
    const [key, details] = refusalOf({ fields: ['code', 'color'] });

    expect(key).toBe('invalid_export_fields');
    expect(details).toMatch(
      /^Unsupported field used\. Allowed fields: code, voucher_type, .*metadata\.<key>$/,
    );
  });
});
