import { faultText } from './validation-text.js';

/** Longest message; a job may have a hundred thousand of them. */
const MAX_MESSAGE_LENGTH = 2_000;
/** Faults that are counted. A voucher's metadata can have tens of thousands, and nobody reads that number. */
const MAX_COUNTED = 1_000;

/**
 * The message of all failing keys: those of the definitions in their order, then those of undefined keys, with
 * `; ` between them. What would make it longer than 2,000 characters is only counted, up to a bound.
 */
export class FaultMessage {
  private text = '';
  private named = 0;
  private count = 0;
  private isFull = false;

  /** True when nothing that is added can change the message any more. */
  get isEnough(): boolean {
    return this.count >= MAX_COUNTED;
  }

  /** Adds one failing key, with the words for what is demanded of it. */
  add(key: string, rule: string, value: unknown): void {
    this.count += 1;
    if (this.isFull) return;
    const fault = faultText(key, rule, value);
    this.isFull = this.named > 0 && this.text.length + fault.length > MAX_MESSAGE_LENGTH;
    if (this.isFull) return;
    this.text += this.named === 0 ? fault : `; ${fault}`;
    this.named += 1;
  }

  toString(): string {
    const rest = this.count - this.named;
    if (rest === 0) return this.text;
    return `${this.text}; and ${this.isEnough ? 'at least ' : ''}${rest} more`;
  }
}
