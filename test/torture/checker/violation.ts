/** How a promise can be broken. */
export const VIOLATION_KINDS = ['lost', 'twice', 'reordered', 'untrue', 'stuck'] as const;
export type ViolationKind = (typeof VIOLATION_KINDS)[number];

export interface Violation {
  readonly kind: ViolationKind;
  readonly what: string;
}

/** A violation of which the text begins with its kind, as `twice: ...`; `lost` when it does not. */
export function violationOf(text: string): Violation {
  const kind = VIOLATION_KINDS.find((name) => text.startsWith(`${name}: `));
  return { kind: kind ?? 'lost', what: kind === undefined ? text : text.slice(kind.length + 2) };
}
