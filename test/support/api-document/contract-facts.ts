import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * What the public API promises of its answers, as JSON Schemas: names, types, words and what must be there. They are
 * written from its documents, not from the code of this service. Members that they do not name are allowed, as the
 * public API adds some itself, unless a schema is closed.
 */
const FOLDER = join(import.meta.dirname, '../../contract-facts');

/** For each operation the references of the facts about its answers, by their status. */
type AnswerFacts = Readonly<Record<string, Readonly<Record<string, string>>>>;

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as object;

const ANSWERS = 'answers.json';
const schemas = readdirSync(FOLDER).filter((file) => file !== ANSWERS);
const ajv = new Ajv2020({
  allErrors: true,
  strictTypes: false,
  schemas: schemas.map(read),
});

/** The facts of every operation that the public API has too. */
export const ANSWER_FACTS = read(ANSWERS) as AnswerFacts;

/** What is wrong with an answer of the operation; a status without a fact is a fault too. */
export function faultsOfAnswer(operationId: string, status: number, body: unknown): string[] {
  const reference = ANSWER_FACTS[operationId]?.[status];
  if (reference === undefined) return [`${operationId}: no fact about an answer ${status}`];
  return faultsOf(reference, body);
}

/** What is wrong with a value by one fact, such as `vouchers#/$defs/voucher`. */
export function faultsOf(reference: string, value: unknown): string[] {
  const validate = ajv.getSchema(reference);
  if (validate === undefined) throw new Error(`There is no fact ${reference}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
