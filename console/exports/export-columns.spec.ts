import { describe, expect, it } from '@jest/globals';
import { fieldsOf, metadataKeysOf } from './export-columns.js';

describe('the columns of an export', () => {
  it('have one for each key of the metadata that was met', () => {
    const keys = metadataKeysOf([
      { metadata: { vip: true } },
      { metadata: { lang: 'en', vip: 0 } },
    ]);

    expect(fieldsOf('codes', keys)).toEqual(['code', 'metadata.lang', 'metadata.vip']);
  });

  it('are no more than the service takes', () => {
    const keys = Array.from({ length: 300 }, (_, at) => `key-${at}`);

    expect(fieldsOf('codes', keys)).toHaveLength(200);
  });
});
