import type { ItemReading } from '../../../async-actions/admission/bulk-body.js';
import { describeFault, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { codeFault, refusedCode } from '../../domain/code-rule.js';
import { isPlainObject } from '../../domain/field-rules.js';
import { metadataSizeFault, metadataValueFault } from '../../domain/metadata.js';
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
  const codeText = codeFault(code);
  const fault =
    (codeText === null ? null : { path: ['code'], text: codeText }) ??
    changedNumberFault(changedNumbers.filter(([field]) => field === 'metadata')) ??
    metadataValueFault(metadata);
  if (fault !== null) return rejected(code, fault);
  const payload = JSON.stringify(metadata);
  const tooLarge = metadataSizeFault(payload, maxMetadataBytes);
  return tooLarge === null ? { kind: 'row', code, payload } : rejected(code, tooLarge);
}

function rejected(code: string, fault: JsonFault): ItemReading {
  const rejection = { key: 'invalid_payload', details: describeFault(fault) } as const;
  return { kind: 'rejected', code: refusedCode(code), rejection };
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
