import type { ItemReading } from '../../../async-actions/admission/bulk-body.js';
import { describeFault, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { codeFault } from '../../domain/code-rule.js';
import { isPlainObject } from '../../domain/field-rules.js';
import { metadataFault } from '../../domain/metadata.js';
import { changedNumberFault } from '../row-faults.js';

/**
 * Reads one `{code, metadata}`. A wrong shape refuses the request; a value that cannot be kept as sent
 * fails its row only. Other fields are skipped.
 */
export function readBulkUpdateItem(
  item: unknown,
  changedNumbers: readonly JsonPath[],
  maxMetadataBytes: number,
): ItemReading {
  if (!isPlainObject(item))
    return { kind: 'malformed', faults: [{ path: [], text: 'must be object' }] };
  const { code, metadata } = item;
  const faults = findBulkUpdateShapeFaults(item);
  if (faults.length > 0 || typeof code !== 'string' || !isPlainObject(metadata)) {
    return { kind: 'malformed', faults };
  }
  const payload = JSON.stringify(metadata);
  const codeText = codeFault(code);
  const fault =
    (codeText === null ? null : { path: ['code'], text: codeText }) ??
    changedNumberFault(changedNumbers.filter(([field]) => field === 'metadata')) ??
    metadataFault(metadata, payload, maxMetadataBytes);
  if (fault === null) return { kind: 'row', code, payload };
  return {
    kind: 'rejected',
    code,
    rejection: { key: 'invalid_payload', details: describeFault(fault) },
  };
}

/** The shape that the DTO of the same name documents. */
export function findBulkUpdateShapeFaults(item: Record<string, unknown>): JsonFault[] {
  const faults: JsonFault[] = [];
  for (const name of ['code', 'metadata']) {
    if (item[name] === undefined) {
      faults.push({ path: [], text: `must have required property '${name}'` });
    }
  }
  if (item.code !== undefined && typeof item.code !== 'string') {
    faults.push({ path: ['code'], text: 'must be string' });
  }
  if (item.metadata !== undefined && !isPlainObject(item.metadata)) {
    faults.push({ path: ['metadata'], text: 'must be object' });
  }
  return faults;
}
