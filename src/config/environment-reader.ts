import { fileVariableOf, readSecretFile } from './secret-file.js';

/** Longer credentials are refused by the guard unread. */
const MAX_SECRET_LENGTH = 256;

/** Reads single variables and collects every fault, so that all of them can be reported at once. */
export class EnvironmentReader {
  readonly faults: string[] = [];
  /** What files hold, each read once. */
  private readonly fromFiles = new Map<string, string | undefined>();

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  fault(message: string): void {
    this.faults.push(message);
  }

  /** The value of a variable, or of the file that is named instead of a secret. */
  text(name: string): string | undefined {
    const fileVariable = fileVariableOf(name);
    const file = fileVariable === undefined ? undefined : this.plain(fileVariable);
    if (fileVariable === undefined || file === undefined) return this.plain(name);
    if (!this.fromFiles.has(name)) {
      this.fromFiles.set(name, this.fromFile(name, fileVariable, file));
    }
    return this.fromFiles.get(name);
  }

  private plain(name: string): string | undefined {
    const value = this.withoutQuotes(name, this.environment[name]?.trim() ?? '');
    return value === '' ? undefined : value;
  }

  /** A shell takes quotes away, a container engine that reads an env file may not. The rest is checked without them. */
  private withoutQuotes(name: string, value: string): string {
    const quoted = /^(["'])(.*)\1$/s.exec(value);
    if (quoted === null) return value;
    const fault = `${name} stands in quotes: leave them out`;
    if (!this.faults.includes(fault)) this.fault(fault);
    return quoted[2]?.trim() ?? '';
  }

  private fromFile(name: string, fileVariable: string, file: string): string | undefined {
    if (this.plain(name) !== undefined) {
      this.fault(`${name} and ${fileVariable} must not both be set`);
      return undefined;
    }
    return this.parsed(fileVariable, file, readSecretFile);
  }

  /** A value that a header can carry, and whose content is never part of a fault. */
  secret(name: string, rule: { minLength: number }): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (value.length < rule.minLength) {
      this.fault(`${name} must have at least ${rule.minLength} characters`);
    } else if (value.length > MAX_SECRET_LENGTH) {
      this.fault(`${name} must have at most ${MAX_SECRET_LENGTH} characters`);
    } else if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(value)) {
      this.fault(`${name} must have only printable ASCII characters, without spaces and commas`);
    }
    return value;
  }

  integer(name: string, rule: { min: number; max: number; otherwise: number }): number {
    const value = this.text(name);
    if (value === undefined) return rule.otherwise;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (number >= rule.min && number <= rule.max) return number;
    this.fault(`${name} must be a whole number from ${rule.min} to ${rule.max}, not "${value}"`);
    return rule.otherwise;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined)
      this.fault(`${name} must be one of ${allowed.join(', ')}, not "${value}"`);
    return found ?? otherwise;
  }

  /** An absolute URL without a trailing slash, which paths can be put behind. */
  baseUrl(name: string): string | undefined {
    const value = this.url(name, ['http:', 'https:']);
    const isMore = value !== undefined && /[?#\s]|^https?:\/\/[^/]*@/i.test(value);
    if (isMore) this.fault(`${name} must have no query, fragment, white space or credentials`);
    return value;
  }

  /** An absolute URL without a trailing slash. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const protocol = URL.canParse(value) ? new URL(value).protocol : undefined;
    if (protocol === undefined || !protocols.includes(protocol)) {
      this.fault(
        `${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
      );
      return undefined;
    }
    let end = value.length;
    while (value[end - 1] === '/') end -= 1;
    return value.slice(0, end);
  }

  /** Values between commas or spaces; `isValid` checks each, `expected` says in words what it must be. */
  list(name: string, isValid: (value: string) => boolean, expected: string): string[] {
    const values = (this.text(name) ?? '').split(/[\s,]+/).filter((value) => value !== '');
    const refused = values.filter((value) => !isValid(value));
    if (refused.length > 0) {
      this.fault(`${name} must be a list of ${expected}, not "${refused.join(', ')}"`);
    }
    return values;
  }

  /** A value with a grammar of its own; the parser throws an Error whose message says what is expected. */
  parsed<T>(name: string, otherwise: string, parse: (text: string) => T): T | undefined {
    try {
      return parse(this.text(name) ?? otherwise);
    } catch (error) {
      this.fault(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}
