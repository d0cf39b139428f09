import { bodyOf, type Schemas } from '../../client/api/client.js';
import { UsageError } from '../errors.js';
import type { Service } from '../service/open-service.js';

type Schema = Schemas['MetadataSchemaResponse'];

/** All metadata schemas of the project. @throws ApiError, AwayError */
export async function readSchemas({ api }: Service): Promise<readonly Schema[]> {
  const { schemas } = await bodyOf(api.GET('/v1/metadata-schemas'));
  return schemas;
}

/** The schema of a kind of object. @throws UsageError when there is none, ApiError, AwayError */
export async function schemaFor(service: Service, object: string): Promise<Schema> {
  const schemas = await readSchemas(service);
  const found = schemas.find(({ related_object: one }) => one === object);
  if (found !== undefined) return found;
  throw new UsageError(`There is no metadata schema of "${object}"`);
}
