import type { ItemReading } from '../../../async-actions/bulk-body/index.js';
import { voucherId } from '../../../ids/voucher-id.js';
import {
  describeFault,
  describeFaults,
  type JsonFault,
  type JsonPath,
} from '../../../json/json-path.js';
import { findValueFault } from '../../../json/value-limits.js';
import { newCodeFault, refusedCode } from '../../domain/code-rule.js';
import { isPlainObject } from '../../../json/plain-object.js';
import { readMetadata, type MetadataReading } from '../../domain/metadata.js';
import {
  FIELD_NAMES,
  findDraftFaults,
  toVoucherDraft,
  type VoucherDraft,
} from '../../domain/voucher-draft.js';
import { VOUCHER_TYPES, type VoucherType } from '../../domain/field-rules.js';
import { worthFault, WORTHLESS } from '../../domain/worth.js';
import type { ErrorKey } from '../../../errors/error-catalogue.js';
import { changedNumberFault, unknownFieldFault } from '../row-faults.js';
import type { ImportedVoucher } from './imported-voucher.js';

type Fields = Record<string, unknown>;

const KNOWN: ReadonlySet<string> = new Set(['code', 'metadata', ...FIELD_NAMES]);

/**
 * Reads one voucher of an import. An item without a text as `code` refuses the request, because nothing
 * could be reported on it; every other fault fails its row. Fields that cannot be imported are skipped.
 * @param types the types of vouchers that the import takes
 * @param isStrict whether a field that cannot be imported fails its row
 */
export function readImportItem(
  item: unknown,
  changedNumbers: readonly JsonPath[],
  maxMetadataBytes: number,
  types: readonly VoucherType[] = VOUCHER_TYPES,
  isStrict = false,
): ItemReading {
  if (!isPlainObject(item)) return malformed([], 'must be object');
  const { code } = item;
  if (code === undefined) return malformed([], "must have required property 'code'");
  if (typeof code !== 'string') return malformed(['code'], 'must be string');
  const unknown = isStrict ? unknownFieldFault(item, KNOWN) : null;
  if (unknown !== null) return rejected(code, 'invalid_payload', describeFault(unknown));
  const { faults, metadata } = readItemContents(item, code, changedNumbers, maxMetadataBytes);
  if (faults.length > 0) return rejected(code, 'invalid_payload', describeFaults(faults));
  const draft = toVoucherDraft(item);
  const worthless = types.includes(draft.type)
    ? worthFault(draft.type, draft.definition)
    : `${WORTHLESS}: this import takes no ${draft.type}`;
  if (worthless !== null) return rejected(code, 'invalid_voucher', worthless);
  return { kind: 'row', code, payload: JSON.stringify(toImported(draft, metadata)) };
}

function rejected(code: string, key: ErrorKey, details: string): ItemReading {
  return { kind: 'rejected', code: refusedCode(code), rejection: { key, details } };
}

function malformed(path: string[], text: string): ItemReading {
  return { kind: 'malformed', faults: [{ path, text }] };
}

/** What is wrong with an item, and the JSON text of its metadata; empty where that is wrong. */
interface ItemContents {
  readonly faults: JsonFault[];
  readonly metadata: string;
}

/** Reads all of an item of an import that fails its row when it is wrong: its code, its metadata and its fields. */
export function readItemContents(
  item: Fields,
  code: string,
  changedNumbers: readonly JsonPath[],
  maxMetadataBytes: number,
): ItemContents {
  const codeText = newCodeFault(code);
  const { metadata: given, ...fields } = item;
  const metadata = readGiven(given ?? {}, maxMetadataBytes);
  const found = [
    codeText === null ? null : { path: ['code'], text: codeText },
    changedNumberFault(changedNumbers),
    metadata.fault,
    codeText === null ? findValueFault(fields) : null,
    ...findDraftFaults(fields),
  ];
  return { faults: found.filter((fault) => fault !== null), metadata: metadata.text ?? '' };
}

function readGiven(metadata: unknown, maxBytes: number): MetadataReading {
  if (isPlainObject(metadata)) return readMetadata(metadata, maxBytes);
  return { text: null, fault: { path: ['metadata'], text: 'must be object' } };
}

/** @param metadata JSON text */
function toImported(draft: VoucherDraft, metadata: string): ImportedVoucher {
  const { type, category, campaign, startDate, expirationDate, active, definition } = draft;
  return {
    type,
    category,
    campaign,
    startDate,
    expirationDate,
    id: voucherId(),
    active: active ? 1 : 0,
    definition: JSON.stringify(definition),
    metadata,
  };
}
