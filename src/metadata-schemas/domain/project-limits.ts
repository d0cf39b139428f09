/** Schemas of one project: those of twelve kinds of resource, and of nested objects. */
const MAX_SCHEMAS = 100;
/** JSON text of the definitions of all schemas of one project, in bytes: a list of schemas holds them all. */
const MAX_PROJECT_BYTES = 1_048_576;

/** Why a project with so many schemas can have no more, or null. */
export function schemaCountFault(count: number): string | null {
  return count < MAX_SCHEMAS ? null : `A project can have ${MAX_SCHEMAS} metadata schemas`;
}

/**
 * Why a schema cannot have these definitions, as JSON text, beside the others of its project, or null. `before` is the
 * size of those that it has: a change that adds nothing is always possible.
 */
export function definitionsSizeFault(
  properties: string,
  { before, others }: { readonly before: number; readonly others: number },
): string | null {
  const bytes = Buffer.byteLength(properties);
  if (bytes <= before || others + bytes <= MAX_PROJECT_BYTES) return null;
  return `The definitions of all metadata schemas of a project can have ${MAX_PROJECT_BYTES} bytes`;
}
