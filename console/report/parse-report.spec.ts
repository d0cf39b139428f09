import { describe, expect, it } from '@jest/globals';
import { parseReport } from './parse-report.js';
import { fateOf } from './report-row.js';

const HEADER = 'row,code,found,updated,error_key,error_message,error_details';

describe('the report of a job', () => {
  it('has the fate of each row', () => {
    const rows = parseReport(
      `${HEADER}\n1,"a","true","true",,,\n2,"b","false","false","not_found","Resource not found","Cannot find"\n` +
        `3,"c",,,"not_processed","Row not processed","The job ended"\n`,
    );

    expect(rows.map((row) => [row.row, row.code, fateOf(row, false)])).toEqual([
      [1, 'a', 'changed'],
      [2, 'b', 'failed'],
      [3, 'c', 'unprocessed'],
    ]);
    expect(rows[1]).toMatchObject({
      found: false,
      error: { key: 'not_found', message: 'Resource not found', details: 'Cannot find' },
    });
  });

  it('of a dry run has what would change, and rows that would stay as they are', () => {
    const rows = parseReport(
      `${HEADER},changes\n1,"a","true","true",,,,"{""lang"":{""after"":""de""}}"\n2,"b","true","true",,,,\n`,
    );

    expect(rows[0]?.changes).toEqual({ lang: { after: 'de' } });
    expect(rows.map((row) => fateOf(row, true))).toEqual(['changed', 'unchanged']);
  });

  it('has the keys of metadata beside the fields of a voucher', () => {
    const changes = {
      active: { before: true, after: false },
      metadata: { lang: { before: 'de' } },
    };
    const cell = JSON.stringify(changes).replaceAll('"', '""');
    const rows = parseReport(`${HEADER},changes\n1,"a","true","true",,,,"${cell}"\n`);

    expect(rows[0]?.changes).toEqual({
      active: { before: true, after: false },
      'metadata.lang': { before: 'de' },
    });
  });
});
