import { DomainError } from '../../errors/domain-error.js';
import { readBoolean } from '../../http/query-boolean.js';
import { readFormat, readSelection } from './report-form.js';
import type { ReportQuery } from './report.service.js';

const SIGNED_PARAMETERS = ['expires', 'key', 'signature'];

/**
 * Reads exactly the signed parameters and the form.
 * @throws DomainError report_link_invalid for any other parameter, which makes the link an altered one,
 * invalid_query_params for a wrong `format` or `rows`
 */
export function readReportQuery(query: Readonly<Record<string, unknown>>): ReportQuery {
  const { raw, excel, format, rows, ...signed } = query;
  const isComplete = SIGNED_PARAMETERS.every((name) => typeof signed[name] === 'string');
  const hasOthers = Object.keys(signed).length !== SIGNED_PARAMETERS.length;
  if (!isComplete || hasOthers) throw new DomainError('report_link_invalid');
  const link = signed as Pick<ReportQuery, 'expires' | 'key' | 'signature'>;
  const form = { format: readFormat(format), rows: readSelection(rows) };
  return { ...link, ...form, raw: readFlag(raw), excel: readFlag(excel) };
}

function readFlag(value: unknown): boolean {
  if (value === undefined) return false;
  const flag = typeof value === 'string' ? readBoolean(value) : null;
  if (flag === null) throw new DomainError('report_link_invalid');
  return flag;
}
