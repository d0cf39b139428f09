import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { ROW_SELECTIONS } from '../row.js';
import { REPORT_FORMATS } from './report-form.js';

const FLAG = { required: false, schema: { type: 'boolean', default: false } } as const;
const FLAG_VALUES = '`true`, `false`, `1` or `0` in any case.';

/** The parameters that anybody may change. */
const FORM = [
  ApiQuery({
    name: 'format',
    required: false,
    schema: { type: 'string', enum: [...REPORT_FORMATS], default: 'csv' },
    description:
      '`csv` and `ndjson` say what became of each row. `json` has the rows as a request for the same route, and `file` ' +
      'the same for an import of a CSV file.',
  }),
  ApiQuery({
    name: 'rows',
    required: false,
    schema: { type: 'string', enum: [...ROW_SELECTIONS], default: 'all' },
    description: 'Which rows the file has.',
  }),
  ApiQuery({
    name: 'raw',
    ...FLAG,
    description:
      'Leaves cells of `csv` as they are. Otherwise a cell that a spreadsheet would take for a formula begins with an ' +
      `apostrophe, so a code such as \`-50OFF\` is not exact. ${FLAG_VALUES}`,
  }),
  ApiQuery({
    name: 'excel',
    ...FLAG,
    description: `Begins the file of \`csv\` with the mark by which Excel knows UTF-8. ${FLAG_VALUES}`,
  }),
];

const ANSWERS = [
  ApiResponse({ status: 206, description: 'The part that `Range` asks for.' }),
  ApiResponse({ status: 304, description: 'The client has the file, by `If-None-Match`.' }),
  ApiResponse({
    status: 400,
    description: 'The action has no file in this format, or there is no such format or selection.',
    schema: {
      example: {
        code: 400,
        key: 'invalid_query_params',
        message: 'Invalid query params',
        details: 'Property .format must be one of csv, ndjson for this action',
        request_id: 'v-0c555e810904188aa4',
      },
    },
  }),
  ApiResponse({
    status: 416,
    description: 'The part begins behind the end of the file, whose length is in `Content-Range`.',
    schema: {
      example: {
        code: 416,
        key: 'range_not_satisfiable',
        message: 'Range not satisfiable',
        request_id: 'v-0c555e810904188aa4',
      },
    },
  }),
];

/** Documents the download of a file. */
export const ReportDownload = () =>
  applyDecorators(
    ApiOperation({
      operationId: 'download-report',
      summary: 'Download Report',
      description:
        'The file behind a link of `result.reports` or `result.files`: one line a row of the request, in its order. The ' +
        'link needs no key, works until `reports_available_till` and answers whatever the client accepts. All but ' +
        '`expires`, `key` and `signature` stands outside the signature, so it can be put behind any link. The file has a ' +
        'strong `ETag`, can be had in single byte ranges, and has its SHA-256 in `Content-Digest`, or `Repr-Digest` of a ' +
        'part. A large one that nobody has read before has it when the client sends `Want-Content-Digest: sha-256=1`.',
    }),
    ApiQuery({ name: 'expires' }),
    ApiQuery({ name: 'key' }),
    ApiQuery({ name: 'signature' }),
    ...FORM,
    QueryExamples('raw=true', 'excel=true', 'format=ndjson&rows=failed', 'rows=unprocessed'),
    ApiProduces('text/csv', 'application/x-ndjson', 'application/json'),
    ...ANSWERS,
  );
