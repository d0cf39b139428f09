import type { JsonFault } from '../../json/json-path.js';
import { findValueFault } from '../../json/value-limits.js';

/** Custom attributes. Any key is just a key, `__proto__` too. */
export type Metadata = Readonly<Record<string, unknown>>;

/** The JSON text of metadata, or why it cannot be kept as sent. */
export type MetadataReading =
  | { readonly text: string; readonly fault: null }
  | { readonly text: null; readonly fault: JsonFault };

/** Reads what a client sent. Its depth is checked before `JSON.stringify`, which recurses, sees it. */
export function readMetadata(metadata: Metadata, maxBytes: number): MetadataReading {
  const valueFault = findValueFault(metadata, ['metadata']);
  if (valueFault !== null) return { text: null, fault: valueFault };
  const text = JSON.stringify(metadata);
  const fault = metadataSizeFault(text, maxBytes);
  return fault === null ? { text, fault } : { text: null, fault };
}

/** Whether the JSON text of metadata is too large. */
export function metadataSizeFault(text: string, maxBytes: number): JsonFault | null {
  // A UTF-16 unit takes at most three bytes, so small texts need no count.
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return null;
  return { path: ['metadata'], text: `must NOT be larger than ${maxBytes} bytes` };
}

/**
 * Metadata after an update: keys of the patch replace whole values, `null` is a value, other keys stay.
 * The spread defines own properties, so `__proto__` is a key like any other.
 */
export function mergedMetadata(prior: Metadata, patch: Metadata): Metadata {
  return { ...prior, ...patch };
}
