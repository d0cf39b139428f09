import { texts } from './texts.js';

/** Metadata that a person wrote, or in words what is wrong with it. */
export type ReadMetadata =
  { readonly metadata: Readonly<Record<string, unknown>> } | { readonly fault: string };

/** Reads the text of an editor. A number that would not come back as it was written is a fault. */
export function readMetadata(text: string): ReadMetadata {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: texts.noJson(error instanceof Error ? error.message : String(error)) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: texts.noObject };
  }
  if (hasInexactNumber(value)) return { fault: texts.tooExact };
  return { metadata: value as Record<string, unknown> };
}

function hasInexactNumber(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasInexactNumber);
}
