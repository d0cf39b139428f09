import {
  type BulkBody,
  type ByteRange,
  refused,
  rejectRepeated,
  scanBody,
  textOf,
  toChunks,
} from '../../../async-actions/bulk-body/index.js';
import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../../../json/bytes.js';
import { describeFault, FaultList } from '../../../json/json-path.js';
import type { JsonScanner } from '../../../json/json-scanner.js';
import { findUnfaithfulNumbers } from '../../../json/unfaithful-numbers.js';
import { readMetadata, type Metadata } from '../../domain/metadata.js';
import { changedNumberFault } from '../row-faults.js';
import { readCodes } from './read-codes.js';
import type { SharedPatch } from '../metadata-merge/shared-patch.js';

/** The two members of the body, as they stand in its bytes; the last of a repeated one counts. */
interface Members {
  codes?: ByteRange;
  metadata?: ByteRange;
  /** The name of the first other member. */
  unknown?: string;
}

/** What a request is held to. */
export interface UpdateRules {
  readonly maxMetadataBytes: number;
  /** Whether an unknown member refuses the request, and a code that comes twice its rows. */
  readonly isStrict?: boolean;
}

/**
 * Reads `{codes, metadata}`. A wrong shape refuses the request. Metadata that cannot be kept as sent
 * fails every row, a code that cannot be one fails its row. Other members are skipped.
 */
export function readMetadataUpdate(bytes: Uint8Array, rules: UpdateRules): BulkBody {
  return scanBody(bytes, 'object', (scanner) => {
    const members = scanMembers(scanner);
    return () => judge(members, rules);
  });
}

function scanMembers(scanner: JsonScanner): Members {
  const members: Members = {};
  scanner.expect(OPEN_BRACE);
  if (scanner.take(CLOSE_BRACE)) return members;
  do {
    const key = scanKey(scanner);
    const value = scanValue(scanner);
    if (key === 'codes' || key === 'metadata') members[key] = value;
    else members.unknown ??= key;
  } while (scanner.take(COMMA));
  scanner.expect(CLOSE_BRACE);
  return members;
}

function scanKey(scanner: JsonScanner): string {
  if (scanner.peek() !== QUOTE) scanner.fail();
  const key = JSON.parse(textOf(scanValue(scanner))) as string;
  scanner.expect(COLON);
  return key;
}

function scanValue(scanner: JsonScanner): ByteRange {
  scanner.peek();
  const start = scanner.at;
  scanner.scanValue();
  return { source: scanner.bytes, start, end: scanner.at };
}

function judge({ codes, metadata, unknown }: Members, rules: UpdateRules): BulkBody {
  const faults = findShapeFaults({ codes, metadata });
  if (rules.isStrict === true && unknown !== undefined) {
    faults.add({ path: [unknown], text: 'is not known' });
  }
  const read = codes !== undefined && isA(codes, OPEN_BRACKET) ? readCodes(codes, faults) : null;
  if (!faults.isEmpty || read === null || metadata === undefined) {
    return refused(faults.describe());
  }
  if (rules.isStrict === true) rejectRepeated(read);
  const patch = readPatch(textOf(metadata), rules.maxMetadataBytes);
  const shared = JSON.stringify(patch);
  const patchBytes = patch.rejection === undefined ? shared.length : 0;
  return { kind: 'accepted', rowCount: read.length, chunks: toChunks(read, patchBytes), shared };
}

/** The shape that the DTO of the same name documents, but for the codes themselves. */
function findShapeFaults({ codes, metadata }: Omit<Members, 'unknown'>): FaultList {
  const faults = new FaultList();
  for (const [name, member] of Object.entries({ codes, metadata })) {
    if (member === undefined) {
      faults.add({ path: [], text: `must have required property '${name}'` });
    }
  }
  if (codes !== undefined && !isA(codes, OPEN_BRACKET)) {
    faults.add({ path: ['codes'], text: 'must be array' });
  }
  if (metadata !== undefined && !isA(metadata, OPEN_BRACE)) {
    faults.add({ path: ['metadata'], text: 'must be object' });
  }
  return faults;
}

function isA({ source, start }: ByteRange, opening: number): boolean {
  return source[start] === opening;
}

function readPatch(text: string, maxMetadataBytes: number): SharedPatch {
  const metadata = JSON.parse(text) as Metadata;
  const changed = findUnfaithfulNumbers(text).map((path) => ['metadata', ...path]);
  const fault = changedNumberFault(changed) ?? readMetadata(metadata, maxMetadataBytes).fault;
  if (fault === null) return { metadata };
  return { rejection: { key: 'invalid_payload', details: describeFault(fault) }, sent: text };
}
