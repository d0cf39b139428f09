import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, invalidPayload } from '../../errors/domain-error.js';
import { oneOfAllowed } from '../../json/allowed-values.js';
import { describeFault, describeFaults } from '../../json/json-path.js';
import { isPlainObject } from '../../json/plain-object.js';
import { EXPORT_ORDERS, type ExportOrder, type ExportParameters } from '../export.js';
import { DEFAULT_FIELDS, isExportField } from '../export-table.js';
import { EXPORT_FIELDS } from '../voucher-cells.js';
import { readExportFilters } from '../export-filter.js';

/** What can be exported. The other objects of the public API are not here. */
export const EXPORTED_OBJECTS = ['voucher'] as const;

const DEFAULT_ORDER: ExportOrder = '-created_at';
/** Most columns of a file. */
export const MAX_FIELDS = 200;
/** What `parameters` can have. A misspelt filter that is skipped would export too much. */
const MEMBERS = ['order', 'fields', 'filters', 'campaign_id', 'response_format'] as const;

type Parameters = Readonly<Record<string, unknown>>;

/** Reads what is to be exported. */
@Injectable()
export class CreateExportPipe implements PipeTransform<unknown, ExportParameters> {
  /** @throws DomainError invalid_payload, invalid_export_fields */
  transform(body: unknown): ExportParameters {
    const { exported_object: exported, parameters = null } = isPlainObject(body) ? body : {};
    if (exported === undefined) {
      throw invalidPayload("Payload must have required property 'exported_object'");
    }
    if (!EXPORTED_OBJECTS.includes(exported as 'voucher')) {
      throw refused(['exported_object'], oneOfAllowed(EXPORTED_OBJECTS));
    }
    if (parameters !== null && !isPlainObject(parameters)) {
      throw refused(['parameters'], 'must be object');
    }
    return readParameters(parameters ?? {});
  }
}

function readParameters(parameters: Parameters): ExportParameters {
  for (const name of Object.keys(parameters)) {
    if (!MEMBERS.includes(name as 'order')) {
      throw refused(['parameters', name], `is not supported; supported are ${MEMBERS.join(', ')}`);
    }
  }
  const format = parameters.response_format ?? 'CSV';
  if (format !== 'CSV') throw refused(['parameters', 'response_format'], oneOfAllowed(['CSV']));
  const campaignId = parameters.campaign_id ?? undefined;
  if (campaignId !== undefined && typeof campaignId !== 'string') {
    throw refused(['parameters', 'campaign_id'], 'must be string');
  }
  return {
    order: readOrder(parameters.order ?? ''),
    fields: readFields(parameters.fields ?? []),
    filters: readFilters(parameters.filters ?? {}),
    ...(campaignId !== undefined && { campaign_id: campaignId }),
  };
}

function readOrder(order: unknown): ExportOrder {
  if (order === '') return DEFAULT_ORDER;
  const allowed = Object.keys(EXPORT_ORDERS);
  if (allowed.includes(order as string)) return order as ExportOrder;
  throw refused(['parameters', 'order'], oneOfAllowed(allowed));
}

function readFields(fields: unknown): readonly string[] {
  const path = ['parameters', 'fields'];
  const isList = Array.isArray(fields) && fields.every((field) => typeof field === 'string');
  if (!isList) throw refused(path, 'must be array of strings');
  if (fields.length > MAX_FIELDS)
    throw refused(path, `must NOT have more than ${MAX_FIELDS} items`);
  if (!fields.every(isExportField)) {
    const allowed = [...Object.keys(EXPORT_FIELDS), 'metadata.<key>'].join(', ');
    throw new DomainError('invalid_export_fields', {
      details: `Unsupported field used. Allowed fields: ${allowed}`,
    });
  }
  if (new Set(fields).size < fields.length) throw refused(path, 'must NOT have duplicate items');
  return fields.length === 0 ? DEFAULT_FIELDS : fields;
}

function readFilters(filters: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainObject(filters)) throw refused(['parameters', 'filters'], 'must be object');
  const read = readExportFilters(filters, 0);
  if ('faults' in read) throw invalidPayload(describeFaults(read.faults));
  return { junction: 'and', ...filters };
}

function refused(path: readonly string[], text: string): DomainError {
  return invalidPayload(describeFault({ path, text }));
}
