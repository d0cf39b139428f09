import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../errors/domain-error.js';
import { FrameworkError } from '../../errors/framework-error.js';
import { UNFAITHFUL_NUMBER } from '../../json/faithful-number.js';
import { describeFault, describeFaults, type JsonFault } from '../../json/json-path.js';
import { InvalidJsonError, decodeJsonText, parseJsonText } from '../../json/parse-json.js';
import { findUnfaithfulNumbers } from '../../json/unfaithful-numbers.js';
import { findValueFault } from '../../json/value-limits.js';
import { memoryOf } from '../request-memory.js';
import type { BodyRule } from '../route-options.js';
import { parseForm } from './form.js';
import { readBody } from './read-body.js';

/** Enough for one voucher with the largest metadata; what is larger has a bulk route. */
const DEFAULT_RULE: BodyRule = { as: 'json', maxBytes: 262_144 };

/**
 * Fastify's parser for every media type: reads the body by the rule of its route. It replaces
 * Fastify's own, which refuse in another order and drop the key `__proto__`.
 */
export async function parseBody(request: FastifyRequest): Promise<unknown> {
  const rule = request.routeOptions.config.vouchsafe?.body ?? DEFAULT_RULE;
  const bytes = await readBody(request.raw, rule, memoryOf(request));
  if (rule.as === 'bytes' || rule.as === 'multipart') return bytes;
  if (rule.as === 'form') return parseForm(bytes);
  return bytes.length === 0 ? undefined : parseSmallJson(bytes);
}

function parseSmallJson(bytes: Buffer): unknown {
  try {
    const text = decodeJsonText(bytes);
    const value = parseJsonText(text);
    // The body is the envelope of its values, as an item is in a bulk request.
    refuse(findValueFault(value, [], 1));
    const changed = findUnfaithfulNumbers(text).map((path) => ({ path, text: UNFAITHFUL_NUMBER }));
    if (changed.length > 0) {
      throw new DomainError('invalid_payload', { details: describeFaults(changed) });
    }
    return value;
  } catch (error) {
    throw error instanceof InvalidJsonError ? FrameworkError.invalidJson() : error;
  }
}

function refuse(fault: JsonFault | null): void {
  if (fault !== null) throw new DomainError('invalid_payload', { details: describeFault(fault) });
}
