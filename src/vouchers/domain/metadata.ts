import type { JsonFault } from '../../json/json-path.js';
import { findValueFault } from '../../json/value-limits.js';

/** Custom attributes. Any key is just a key, `__proto__` too. */
export type Metadata = Readonly<Record<string, unknown>>;

/** Why metadata cannot be kept as sent, or null. */
export function metadataFault(metadata: Metadata, maxBytes: number): JsonFault | null {
  // The order matters: JSON.stringify overflows the stack on what the first check refuses.
  return metadataValueFault(metadata) ?? metadataSizeFault(JSON.stringify(metadata), maxBytes);
}

/** Whether a key or value of metadata cannot be kept as sent, whatever its size. */
export function metadataValueFault(metadata: Metadata): JsonFault | null {
  return findValueFault(metadata, ['metadata']);
}

/** Whether the JSON text of metadata is too large. */
export function metadataSizeFault(text: string, maxBytes: number): JsonFault | null {
  // A UTF-16 unit takes at most three bytes, so small texts need no count.
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return null;
  return { path: ['metadata'], text: `must NOT be larger than ${maxBytes} bytes` };
}

/**
 * Metadata after an update: keys of the patch replace whole values, `null` is a value, other keys stay.
 * Takes and gives JSON text. The spread defines own properties, so `__proto__` is a key like any other.
 */
export function mergeMetadata(priorText: string, patch: Metadata): string {
  const prior = JSON.parse(priorText) as Metadata;
  return JSON.stringify({ ...prior, ...patch });
}
