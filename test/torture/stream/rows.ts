import { WORTH } from '../../factories/bulk-items.js';
import type { Mode } from '../../model/metadata-rules.js';
import type { Metadata, SentRow } from '../history.js';
import type { Choice } from './choice.js';

/** Codes that every client changes all the time, and codes that are there to fill chunks. */
export const HOT_CODES = Array.from({ length: 25 }, (_, n) => `hot-${n}`);
export const COLD_CODES = Array.from(
  { length: 3_000 },
  (_, n) => `cold-${String(n).padStart(4, '0')}`,
);
/** Keys whose definitions were removed, each for one purge. */
export const PURGEABLE_KEYS = Array.from({ length: 40 }, (_, n) => `gone-${n}`);
/** The only key with a definition: a number. */
export const NUMBER_KEY = 'amount';

/** Stands for a number that no double can hold, which JSON.stringify could not write. */
const UNFAITHFUL = '12345678901234567890123';
const PLACE_OF_UNFAITHFUL = '"@unfaithful"';

/** A voucher to be added. */
export const draftOf = ({ code, metadata }: SentRow) => ({ code, ...WORTH, metadata });

export function jsonOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(PLACE_OF_UNFAITHFUL, UNFAITHFUL);
}

/** The code of a row that is known to fail, by which a job is known in the database. */
export const tagOf = (id: string) => `tag-${id}`;

/** One row: mostly a change, sometimes none, one that breaks the schema, or one that cannot be kept. */
export function drawRow(id: string, code: string, choice: Choice): SentRow {
  const luck = choice.random();
  if (luck < 0.03) return { code, metadata: { big: '@unfaithful' }, refusal: 'invalid_payload' };
  return { code, metadata: drawMetadata(id, choice, luck) };
}

export function drawMetadata(id: string, choice: Choice, luck = choice.random()): Metadata {
  if (luck < 0.07) return { [NUMBER_KEY]: 'no number' };
  if (luck < 0.12) return {};
  const metadata: Record<string, unknown> = { job: id, value: choice.below(1_000_000) };
  if (choice.chance(0.2)) metadata[NUMBER_KEY] = choice.below(5);
  if (choice.chance(0.2)) metadata[choice.of(PURGEABLE_KEYS)] = choice.below(3);
  if (choice.chance(0.1)) metadata.nested = { list: [id, null, choice.chance(0.5)] };
  return metadata;
}

/** How a job writes metadata: mostly as by default. */
export function drawMode(choice: Choice): Mode {
  return choice.of(['merge', 'merge', 'merge', 'replace', 'deep_merge']);
}

/** The codes of a job: hot ones, repeated ones, unknown ones, and now and then thousands. */
export function drawCodes(choice: Choice, large: boolean): string[] {
  const codes: string[] = [];
  const hot = choice.below(HOT_CODES.length);
  for (let n = 0; n < hot; n += 1) codes.push(choice.of(HOT_CODES));
  const unknown = choice.below(4);
  for (let n = 0; n < unknown; n += 1) codes.push(`unknown-${choice.below(1_000)}`);
  const cold = large ? 2_500 + choice.below(3_500) : choice.below(60);
  for (let n = 0; n < cold; n += 1) codes.push(choice.of(COLD_CODES));
  return codes;
}
