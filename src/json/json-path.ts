/** Keys and indexes from the root of a JSON document. */
export type JsonPath = readonly (string | number)[];

/** A fault of a JSON document in the grammar of the public API: `Property .a.0.b must be string`. */
export interface JsonFault {
  readonly path: JsonPath;
  readonly text: string;
}

/** Longest path that is repeated to a client. */
const MAX_PATH_LENGTH = 200;

/** The fault as a sentence for `details`. */
export function describeFault({ path, text }: JsonFault): string {
  if (path.length === 0) return `Payload ${text}`;
  const name = path.map((step) => `.${step}`).join('');
  const short = name.length > MAX_PATH_LENGTH ? `${name.slice(0, MAX_PATH_LENGTH)}…` : name;
  return `Property ${short.toWellFormed()} ${text}`;
}

/** How many faults one refusal names. */
export const MAX_NAMED_FAULTS = 20;

/** All faults as one `details`, the first twenty by name. `total` counts those that were not kept, too. */
export function describeFaults(faults: readonly JsonFault[], total = faults.length): string {
  const named = faults.slice(0, MAX_NAMED_FAULTS).map(describeFault);
  const rest = total - named.length;
  return rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
}
