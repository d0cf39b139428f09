import type { ItemReading } from '../../../async-actions/bulk-body/index.js';
import { randomAlphanumeric } from '../../../ids/random-id.js';
import { describeFaults, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { findValueFault } from '../../../json/value-limits.js';
import { codeFault, refusedCode } from '../../domain/code-rule.js';
import { isPlainObject } from '../../../json/plain-object.js';
import { readMetadata } from '../../domain/metadata.js';
import { findDraftFaults, toVoucherDraft } from '../../domain/voucher-draft.js';
import { changedNumberFault } from '../row-faults.js';
import type { ImportedVoucher } from './imported-voucher.js';

type Fields = Record<string, unknown>;

/**
 * Reads one voucher of an import. An item without a text as `code` refuses the request, because nothing
 * could be reported on it; every other fault fails its row. Fields that cannot be imported are skipped.
 */
export function readImportItem(
  item: unknown,
  changedNumbers: readonly JsonPath[],
  maxMetadataBytes: number,
): ItemReading {
  if (!isPlainObject(item)) return malformed([], 'must be object');
  const { code } = item;
  if (code === undefined) return malformed([], "must have required property 'code'");
  if (typeof code !== 'string') return malformed(['code'], 'must be string');
  const faults = findFaults(item, code, changedNumbers, maxMetadataBytes);
  if (faults.length === 0) return { kind: 'row', code, payload: JSON.stringify(toImported(item)) };
  const rejection = { key: 'invalid_payload', details: describeFaults(faults) } as const;
  return { kind: 'rejected', code: refusedCode(code), rejection };
}

function malformed(path: string[], text: string): ItemReading {
  return { kind: 'malformed', faults: [{ path, text }] };
}

function findFaults(
  item: Fields,
  code: string,
  changedNumbers: readonly JsonPath[],
  maxMetadataBytes: number,
): JsonFault[] {
  const codeText = codeFault(code);
  const { metadata: given, ...fields } = item;
  const metadata = given ?? {};
  const found = [
    codeText === null ? null : { path: ['code'], text: codeText },
    changedNumberFault(changedNumbers),
    isPlainObject(metadata)
      ? readMetadata(metadata, maxMetadataBytes).fault
      : { path: ['metadata'], text: 'must be object' },
    codeText === null ? findValueFault(fields) : null,
    ...findDraftFaults(fields),
  ];
  return found.filter((fault) => fault !== null);
}

function toImported(item: Fields): ImportedVoucher {
  const { definition, active, ...draft } = toVoucherDraft(item);
  return {
    ...draft,
    id: `v_${randomAlphanumeric(32)}`,
    active: active ? 1 : 0,
    definition: JSON.stringify(definition),
    metadata: JSON.stringify(item.metadata ?? {}),
  };
}
