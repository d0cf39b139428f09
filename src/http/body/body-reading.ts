import { DomainError } from '../../errors/domain-error.js';
import { UNFAITHFUL_NUMBER } from '../../json/faithful-number.js';
import { describeFault, describeFaults, type JsonFault } from '../../json/json-path.js';
import { InvalidJsonError, decodeJsonText, parseJsonText } from '../../json/parse-json.js';
import { isPlainObject } from '../../json/plain-object.js';
import { findUnfaithfulNumbers } from '../../json/unfaithful-numbers.js';
import { findValueFault, hasMoreValuesThan } from '../../json/value-limits.js';
import { parseForm } from './form.js';

/** Which members of a JSON object a route looks at. All others are checked, and then left out. */
export interface JsonMembers {
  /** Taken as values. */
  readonly values: readonly string[];
  /** Taken as JSON text, because it may be large and is no matter of the main thread. */
  readonly text?: string;
}

/** The bytes of a body, and what is wanted of them. */
export interface UnreadBody {
  readonly bytes: Uint8Array;
  readonly as: 'json' | 'form';
  /** Of JSON; a route without looks at nothing. */
  readonly members?: JsonMembers;
}

/** What a body turned out to be. */
export type BodyReading =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'refused'; readonly details: string }
  | {
      readonly kind: 'read';
      readonly values: Readonly<Record<string, unknown>> | undefined;
      /** JSON text of the member that is taken so; null when it is absent or null. */
      readonly text: string | null;
    };

/** Most values of the members that are taken as values, at all levels: validating one takes about 5 µs. */
const MAX_VALUES = 1_000;

/** Reads a body and checks it as a whole. Made for worker threads; a small body is read without one. */
export function readBodyText({ bytes, as, members }: UnreadBody): BodyReading {
  if (as === 'form') return readForm(bytes);
  if (bytes.length === 0) return { kind: 'read', values: undefined, text: null };
  try {
    return readJson(bytes, members);
  } catch (error) {
    if (error instanceof InvalidJsonError) return { kind: 'not-json' };
    throw error;
  }
}

function readForm(bytes: Uint8Array): BodyReading {
  try {
    const values = parseForm(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { kind: 'read', values, text: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: 'refused', details: error.message };
  }
}

function readJson(bytes: Uint8Array, members: JsonMembers | undefined): BodyReading {
  const text = decodeJsonText(bytes);
  const value = parseJsonText(text);
  // The body is the envelope of its values, as an item is in a bulk request.
  const fault = findValueFault(value, [], 1);
  if (fault !== null) return refused(fault);
  const changed = findUnfaithfulNumbers(text).map((path) => ({ path, text: UNFAITHFUL_NUMBER }));
  if (changed.length > 0) return { kind: 'refused', details: describeFaults(changed) };
  if (members === undefined) return { kind: 'read', values: undefined, text: null };
  if (!isPlainObject(value)) return refused({ path: [], text: 'must be object' });
  return pick(value, members);
}

function pick(body: Record<string, unknown>, { values: names, text }: JsonMembers): BodyReading {
  const present = names.filter((name) => Object.hasOwn(body, name));
  const values = Object.fromEntries(present.map((name) => [name, body[name]]));
  if (hasMoreValuesThan(values, MAX_VALUES)) {
    const besides = text === undefined ? '' : ` besides ${text}`;
    return refused({ path: [], text: `must NOT have more than ${MAX_VALUES} values${besides}` });
  }
  const large = text !== undefined && Object.hasOwn(body, text) ? body[text] : null;
  return { kind: 'read', values, text: large === null ? null : JSON.stringify(large) };
}

function refused(fault: JsonFault): BodyReading {
  return { kind: 'refused', details: describeFault(fault) };
}
