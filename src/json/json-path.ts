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
const MAX_NAMED_FAULTS = 20;

/** All faults as one `details`, the first twenty by name. `count` is given where only those were kept. */
export function describeFaults(faults: readonly JsonFault[], count = faults.length): string {
  const named = faults.slice(0, MAX_NAMED_FAULTS).map(describeFault);
  const rest = count - named.length;
  return rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
}

/** Counts faults and keeps the ones that will be named: a body of ten megabytes can have five million. */
export class FaultList {
  private readonly named: JsonFault[] = [];
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  add(fault: JsonFault): void {
    if (this.named.length < MAX_NAMED_FAULTS) this.named.push(fault);
    this.count += 1;
  }

  /** As {@link describeFaults}. */
  describe(): string {
    return describeFaults(this.named, this.count);
  }
}
