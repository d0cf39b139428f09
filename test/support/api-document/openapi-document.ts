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

interface Content {
  readonly content?: Readonly<Record<string, Media>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly example?: string | number | boolean;
  readonly schema?: { readonly default?: string | number | boolean };
}

/** The names of security schemes that are needed together, with the scopes that one may have. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** One method of one path of a document. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Whole queries that can be sent as they stand. */
  readonly queryExamples: readonly string[];
  /** The ways to be let in, each with all the schemes that it takes and their scopes. */
  readonly security: readonly SecurityRequirement[];
  /** Media type and description of the body; null for an operation without one. */
  readonly body: readonly [mediaType: string, media: Media] | null;
  /** By their status. */
  readonly responses: Readonly<Record<string, Content>>;
}

/** An OpenAPI document, as far as tests read it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

interface RawOperation {
  readonly operationId: string;
  readonly 'x-query-examples'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly SecurityRequirement[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

const FILE = join(import.meta.dirname, '../../../openapi.json');
const DOCUMENT = JSON.parse(readFileSync(FILE, 'utf8')) as Document;

/** Every operation of a document, in its order. */
export function operationsOf({ paths }: Document): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      operationId: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      queryExamples: operation['x-query-examples'] ?? [],
      security: operation.security ?? [],
      body: Object.entries(operation.requestBody?.content ?? {})[0] ?? null,
      responses: operation.responses,
    })),
  );
}

/** Every operation of the committed document. */
export const DOCUMENTED_OPERATIONS: readonly DocumentedOperation[] = operationsOf(DOCUMENT);

/** What the committed document says of ways to authenticate. */
export const SECURITY_SCHEMES = DOCUMENT.components.securitySchemes;

/** Every body that the document shows for an operation; one that has none takes no body. */
export function exampleBodies({ body }: DocumentedOperation): readonly unknown[] {
  const shown = Object.values(body?.[1].examples ?? {}).map(({ value }) => value);
  return shown.length > 0 || body === null ? shown : [exampleBody(body[1])];
}

/**
 * The body that a reader of the document would send: the example of the whole, or the examples of the
 * properties put together. Undefined where the document shows neither.
 */
export function exampleBody({ schema = {}, example, examples = {} }: Media): unknown {
  const whole = example ?? Object.values(examples)[0]?.value ?? schema.example;
  if (whole !== undefined) return whole;
  const { properties = {} } =
    DOCUMENT.components.schemas[schema.$ref?.split('/').pop() ?? ''] ?? schema;
  const shown = Object.entries(properties).filter(([, property]) => property.example !== undefined);
  if (shown.length === 0) return undefined;
  return Object.fromEntries(shown.map(([name, property]) => [name, property.example]));
}
