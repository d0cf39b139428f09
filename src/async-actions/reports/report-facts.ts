import { createHash } from 'node:crypto';

/** A row and where its line begins in the file, or would begin. */
export interface Mark {
  readonly row: number;
  readonly offset: number;
}

/** What is known of a file once it was read to its end. */
export interface ReportFacts {
  /** In bytes. */
  readonly length: number;
  /** SHA-256 in Base64. */
  readonly digest: string;
  /** Places to read on from, in their order; the first is the beginning. */
  readonly marks: readonly Mark[];
}

/** Files whose facts a process remembers; each takes about a kilobyte. */
const MAX_KNOWN = 1_000;

/** Facts of files that were read before. They stay right: what an action did never changes once it has ended. */
export class KnownFacts {
  private readonly facts = new Map<string, ReportFacts>();

  constructor(private readonly most = MAX_KNOWN) {}

  find(key: string): ReportFacts | null {
    const facts = this.facts.get(key) ?? null;
    if (facts !== null) this.add(key, facts);
    return facts;
  }

  /** Adds facts, and forgets those that nobody has asked for the longest. */
  add(key: string, facts: ReportFacts): void {
    this.facts.delete(key);
    this.facts.set(key, facts);
    if (this.facts.size <= this.most) return;
    const [oldest] = this.facts.keys();
    if (oldest !== undefined) this.facts.delete(oldest);
  }
}

/** Takes the facts of a file from its pieces. */
export class Measure {
  private readonly hash = createHash('sha256');
  private length = 0;

  add(piece: Uint8Array): void {
    this.hash.update(piece);
    this.length += piece.length;
  }

  /** Call it once, at the end of the file. */
  facts(marks: readonly Mark[]): ReportFacts {
    return { length: this.length, digest: this.hash.digest('base64'), marks };
  }
}
