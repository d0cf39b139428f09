import { BACKSLASH, QUOTE } from './bytes.js';
import { isFaithfulNumber } from './faithful-number.js';
import type { JsonPath } from './json-path.js';

/** A double keeps every number of up to 15 digits and 2 digits of exponent, so only longer tokens are suspects. */
const SUSPECT = /(?:^|[:,[\s])-?[0-9](?:[0-9.]{15}|[0-9.]*[eE][+-]?[0-9]{3})/;

/**
 * The paths of the numbers that a double would change, in a text that `JSON.parse` accepted: below
 * each second level only the first, which bounds what deep texts can cost. Almost
 * every text is cleared by one search for long digit runs; only the others are walked.
 */
export function findUnfaithfulNumbers(text: string): JsonPath[] {
  return SUSPECT.test(text) ? new Walk(text).run() : [];
}

/** One pass over valid JSON that knows where it stands. No recursion: the depth is the client's choice. */
class Walk {
  private readonly found: JsonPath[] = [];
  private readonly path: (string | number)[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  run(): JsonPath[] {
    let keyFollows = false;
    while (this.at < this.text.length) {
      const char = this.text[this.at] as string;
      if (char === '"') {
        const literal = this.takeString();
        if (keyFollows) this.path[this.path.length - 1] = literal;
        keyFollows = false;
      } else if (char === '{' || char === '[') {
        this.path.push(char === '{' ? '' : 0);
        keyFollows = char === '{';
        this.at += 1;
      } else if (char === '}' || char === ']') {
        this.path.pop();
        keyFollows = false;
        this.at += 1;
      } else if (char === ',') {
        keyFollows = this.nextMember();
        this.at += 1;
      } else if (char === '-' || (char >= '0' && char <= '9')) this.takeNumber();
      else this.at += 1;
    }
    return this.found;
  }

  /** Steps to the next element; true when a key comes next. */
  private nextMember(): boolean {
    const last = this.path.length - 1;
    const step = this.path[last];
    if (typeof step !== 'number') return true;
    this.path[last] = step + 1;
    return false;
  }

  private takeString(): string {
    const start = this.at;
    let end = this.text.indexOf('"', start + 1);
    while (this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    this.at = end + 1;
    const raw = this.text.slice(start, this.at);
    return raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
  }

  private isEscaped(quoteAt: number): boolean {
    let backslashes = 0;
    while (this.text.charCodeAt(quoteAt - 1 - backslashes) === BACKSLASH) backslashes += 1;
    return backslashes % 2 === 1 && this.text.charCodeAt(quoteAt) === QUOTE;
  }

  private takeNumber(): void {
    const start = this.at;
    while (this.at < this.text.length && /[-+0-9.eE]/.test(this.text[this.at] as string))
      this.at += 1;
    const token = this.text.slice(start, this.at);
    if (token.length > 15 || /e/i.test(token)) {
      if (!this.isNamedAlready() && !isFaithfulNumber(token)) this.found.push([...this.path]);
    }
  }

  private isNamedAlready(): boolean {
    const last = this.found.at(-1);
    return last !== undefined && last[0] === this.path[0] && last[1] === this.path[1];
  }
}
