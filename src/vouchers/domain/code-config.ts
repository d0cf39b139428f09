import { randomInt } from 'node:crypto';
import { codeLengthFault, MAX_CODE_LENGTH } from './code-rule.js';
import type { FieldRule } from './field-rules.js';

/** How a random code is made. Null counts as absent. */
export interface CodeConfig {
  /** Number of random characters; 8 when absent. A pattern has its own number. */
  readonly length?: number | null;
  /** The characters to choose from, each equally likely; letters and digits when absent. */
  readonly charset?: string | null;
  readonly prefix?: string | null;
  readonly postfix?: string | null;
  /** Each `#` becomes a random character, all else stays. */
  readonly pattern?: string | null;
}

export const DEFAULT_CODE_LENGTH = 8;
const ALPHANUMERIC = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** No part can be longer than a code, and a code is made up to seventy times. */
const text: FieldRule = (value) =>
  typeof value === 'string' ? codeLengthFault(value) : 'must be string';

/** The fields of a configuration, and what each must be before a code is made. */
export const CODE_CONFIG_RULES = {
  length: (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_CODE_LENGTH
      ? null
      : `must be integer from 1 to ${MAX_CODE_LENGTH}`,
  charset: (value) => (value === '' ? 'must NOT have fewer than 1 characters' : text(value)),
  prefix: text,
  postfix: text,
  pattern: text,
} as const satisfies Record<keyof CodeConfig, FieldRule>;

/**
 * A random code from the system's random source. `randomIndex` returns a whole number below its argument.
 * Characters are code points, so a charset may hold any.
 */
export function generateCode(
  config: CodeConfig,
  randomIndex: (below: number) => number = randomInt,
): string {
  const charset = [...new Set(config.charset ?? ALPHANUMERIC)];
  const pattern = config.pattern ?? '#'.repeat(config.length ?? DEFAULT_CODE_LENGTH);
  const body = pattern.replace(/#/g, () => charset[randomIndex(charset.length)] as string);
  return (config.prefix ?? '') + body + (config.postfix ?? '');
}
