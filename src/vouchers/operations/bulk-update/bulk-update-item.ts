import type { ItemReading } from '../../../async-actions/bulk-body/index.js';
import { describeFault, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { codeFault, refusedCode } from '../../domain/code-rule.js';
import { isPlainObject } from '../../../json/plain-object.js';
import { readMetadata } from '../../domain/metadata.js';
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
  if (codeText !== null) return rejected(code, { path: ['code'], text: codeText });
  const changed = changedNumberFault(changedNumbers.filter(([field]) => field === 'metadata'));
  if (changed !== null) return rejected(code, changed);
  const { text: payload, fault } = readMetadata(metadata, maxMetadataBytes);
  return fault === null ? { kind: 'row', code, payload } : rejected(code, fault);
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
