import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly example?: unknown;
  readonly schema?: { readonly default?: unknown };
}

/** One method of one path of the committed document. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Media type and description of the body; null for an operation without one. */
  readonly body: readonly [mediaType: string, media: Media] | null;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}

const FILE = join(import.meta.dirname, '../../openapi.json');
const DOCUMENT = JSON.parse(readFileSync(FILE, 'utf8')) as Document;

/** Every operation of the document, in its order. */
export const DOCUMENTED_OPERATIONS: readonly DocumentedOperation[] = Object.entries(
  DOCUMENT.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => ({
    operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: Object.entries(requestBody?.content ?? {})[0] ?? null,
  })),
);

/**
 * The body that a reader of the document would send: the example of the whole, or the examples of the
 * properties put together. Undefined where the document shows neither.
 */
export function exampleBody({ schema = {}, example, examples = {} }: Media): unknown {
  const whole = example ?? Object.values(examples)[0]?.value ?? schema.example;
  if (whole !== undefined) return whole;
  const { properties = {} } =
    DOCUMENT.components.schemas[schema.$ref?.split('/').pop() ?? ''] ?? {};
  const shown = Object.entries(properties).filter(([, property]) => property.example !== undefined);
  if (shown.length === 0) return undefined;
  return Object.fromEntries(shown.map(([name, property]) => [name, property.example]));
}
