import { describe, expect, it } from '@jest/globals';
import { readBodyText } from '../../src/http/body/body-reading.js';
import { CreateRandomVoucherDto } from '../../src/vouchers/dto/create-random-voucher.dto.js';
import { VoucherBodyReader } from '../../src/vouchers/dto/voucher-body.reader.js';
import type { Settings } from '../../src/config/settings.js';
import { codeFault } from '../../src/vouchers/domain/code-rule.js';
import { expectLinearGrowth } from '../support/growth.js';

const LARGEST = 262_144;
const reader = new VoucherBodyReader({ maxMetadataBytes: 65_536 } as Settings);
const read = (body: unknown) =>
  reader.read(CreateRandomVoucherDto, body).catch((error: unknown) => error);

describe('the parts of a random code', () => {
  it.each(['pattern', 'prefix', 'postfix', 'charset'])(
    'are refused where the %s is longer than a code, before one is made',
    async (name) => {
      expect(await read({ code_config: { [name]: '#'.repeat(255) } })).toMatchObject({
        fields: { code_config: { [name]: '#'.repeat(255) } },
      });
      expect(await read({ code_config: { [name]: '👍'.repeat(256) } })).toMatchObject({
        key: 'invalid_payload',
        context: {
          details: `Property .code_config.${name} must NOT have more than 255 characters`,
        },
      });
    },
  );

  it.each(['pattern', 'prefix', 'postfix', 'charset', 'length'])(
    'take time in proportion to their size: %s',
    async (name) => {
      await expectLinearGrowth(LARGEST, (size) => {
        const body = { code_config: { [name]: '#'.repeat(size) } };
        return () => read(body);
      });
    },
  );
});

describe('a code takes time in proportion to its size', () => {
  it.each([' ', 'a ', '\u00e9', '👍'])('of %j', async (text) => {
    await expectLinearGrowth(LARGEST, (size) => {
      const code = `a${text.repeat(size / text.length)}b`;
      return () => codeFault(code);
    });
  });
});

describe('what no field is takes time in proportion to its size', () => {
  it.each<[string, (size: number) => unknown]>([
    ['many objects', (size) => Array.from({ length: size / 3 }, () => ({}))],
    ['many numbers', (size) => Array.from({ length: size / 2 }, () => 1)],
  ])('of %s', async (_name, valueOf) => {
    await expectLinearGrowth(LARGEST, (size) => {
      const body = { related_object: 'voucher', other: valueOf(size) };
      const bytes = Buffer.from(JSON.stringify(body));
      const members = { values: ['related_object'], text: 'properties' };
      return () => readBodyText({ bytes, as: 'json', members });
    });
  });
});
