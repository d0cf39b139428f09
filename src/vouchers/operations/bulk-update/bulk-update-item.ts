import type { ItemReading } from '../../../async-actions/bulk-body/index.js';
import { describeFault, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { codeFault, refusedCode } from '../../domain/code-rule.js';
import { isPlainObject } from '../../../json/plain-object.js';
import { readMetadata } from '../../domain/metadata.js';
import { changedNumberFault, unknownFieldFault } from '../row-faults.js';
import { EXTRA_FIELDS, findExtrasFault, findExtrasShapeFaults, payloadOf } from './row-extras.js';

/** What the items of a request are held to. */
export interface ItemRules {
  readonly maxMetadataBytes: number;
  /** Whether an unknown field fails its row. */
  readonly isStrict?: boolean;
}

/**
 * Reads one `{code, metadata}` and what else a row can say. A wrong shape refuses the request; a value that cannot be
 * kept as sent fails its row only. Other fields are skipped, or fail the row when the request is strict.
 */
export function readBulkUpdateItem(
  item: unknown,
  changedNumbers: readonly JsonPath[],
  { maxMetadataBytes, isStrict = false }: ItemRules,
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
  const unknown = isStrict ? unknownFieldFault(item, FIELDS) : null;
  if (unknown !== null) return rejected(code, unknown);
  const changed = changedNumberFault(changedNumbers.filter(([field]) => FIELDS.has(String(field))));
  if (changed !== null) return rejected(code, changed);
  const { text, fault } = readMetadata(metadata, maxMetadataBytes);
  const wrong = fault ?? findExtrasFault(item, metadata);
  if (wrong !== null) return rejected(code, wrong);
  return { kind: 'row', code, payload: payloadOf(text as string, item) };
}

const FIELDS: ReadonlySet<string> = new Set(['code', 'metadata', ...EXTRA_FIELDS]);

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
  faults.push(...findExtrasShapeFaults(item));
  return faults;
}
