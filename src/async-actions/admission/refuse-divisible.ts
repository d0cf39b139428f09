import { invalidQuery, type DomainError } from '../../errors/domain-error.js';
import type { Operation } from '../operation.js';
import { isAllOrNothing, ON_ERROR } from '../options/on-error.option.js';
import type { NewChunk } from '../storage/chunk-store.js';
import type { AcceptableRequest } from './admission.service.js';

const COMMA = 44;
const BRACKET = 93;

/**
 * Refuses a request that is to be all or nothing and cannot be: one that nothing validates or undoes, and one with so
 * many rows of one code that they take more than one chunk. The rows of a chunk are validated without those of any other.
 * @throws DomainError invalid_query_params
 */
export function refuseDivisible(
  { type, options = {}, chunks }: AcceptableRequest,
  operation: Operation,
): void {
  if (!isAllOrNothing(options)) return;
  const isUndoable = operation.versions !== undefined && operation.undo !== undefined;
  if (!isUndoable) throw refusal(`for ${type}`);
  const divided = chunks.find((chunk, index) => goesOn(chunk, chunks[index + 1]));
  if (divided === undefined) return;
  const [code = ''] = JSON.parse(Buffer.from(divided.codes).toString()) as string[];
  throw refusal(`for so many rows of the code ${code}`);
}

/** Whether the next chunk begins with the code of this one, which then has no other. */
function goesOn({ codes }: NewChunk, next?: NewChunk): boolean {
  if (next === undefined) return false;
  const end = codes.length - 1;
  const behind = next.codes[end];
  if (behind !== COMMA && behind !== BRACKET) return false;
  return Buffer.compare(codes.subarray(0, end), next.codes.subarray(0, end)) === 0;
}

function refusal(subject: string): DomainError {
  return invalidQuery(`Property .${ON_ERROR.name} must NOT be all_or_nothing ${subject}`);
}
