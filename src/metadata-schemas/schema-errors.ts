import { DomainError, notFound } from '../errors/domain-error.js';

/** Written with a space, as the public API has it. */
const RESOURCE_TYPE = 'metadata schema';

/** No schema of this id or name in the project. */
export function schemaNotFound(idOrName: string): DomainError {
  return notFound(RESOURCE_TYPE, idOrName);
}

/** There is a schema of this resource or name. */
export function duplicateSchema(relatedObject: string): DomainError {
  return new DomainError('duplicate_found', {
    details: `Duplicated metadata schema exists with related_object ${relatedObject}`,
    resourceId: relatedObject,
    resourceType: RESOURCE_TYPE,
  });
}
