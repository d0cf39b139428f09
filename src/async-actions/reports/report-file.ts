import { createHash } from 'node:crypto';
import { invalidQuery } from '../../errors/domain-error.js';
import type { AsyncAction } from '../async-action.js';
import type { Operation } from '../operation.js';
import { PLAIN_FORM, type ReportForm } from './report-form.js';

/** Counts up with each change of what the bytes of a file are. */
const VERSION = 1;

/** A file of an action that has ended. */
export interface ReportFile {
  readonly action: AsyncAction;
  readonly operation: Operation;
  readonly form: ReportForm;
  /** Strong: files of one tag are the same byte for byte. */
  readonly etag: string;
  readonly mediaType: string;
  readonly name: string;
}

/** @throws DomainError invalid_query_params where the action has no such file */
export function reportFile(
  action: AsyncAction,
  operation: Operation,
  wanted: ReportForm,
): ReportFile {
  const { format, rows } = wanted;
  const isRequest = format === 'json' || format === 'file';
  if (isRequest && operation.requestFile?.format !== format) throw noSuchFormat(operation);
  // The other formats have no cells.
  const form = format === 'csv' ? wanted : { ...PLAIN_FORM, format, rows };
  const { mediaType, extension } = kindOf(form, operation);
  const suffix = rows === 'all' ? '' : `.${rows}`;
  const name = `${action.id}${suffix}.${extension}`;
  return { action, operation, form, etag: etagOf(action, form), mediaType, name };
}

function kindOf({ format }: ReportForm, { requestFile }: Operation) {
  if (format === 'csv') return { mediaType: 'text/csv; charset=utf-8', extension: 'csv' };
  if (format === 'ndjson') return { mediaType: 'application/x-ndjson', extension: 'ndjson' };
  return { mediaType: '', extension: '', ...requestFile };
}

function noSuchFormat({ requestFile }: Operation) {
  const formats = ['csv', 'ndjson', ...(requestFile === undefined ? [] : [requestFile.format])];
  return invalidQuery(`Property .format must be one of ${formats.join(', ')} for this action`);
}

/** What an action did never changes once it has ended, so its file needs not be read for its tag. */
function etagOf({ id, finishedAt }: AsyncAction, { format, rows, raw, excel }: ReportForm): string {
  const parts = [VERSION, id, finishedAt, format, rows, raw, excel];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  return `"${hash.slice(0, 22)}"`;
}
