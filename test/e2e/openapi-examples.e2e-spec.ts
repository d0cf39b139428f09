import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOptions } from '../support/api-client.js';
import { csvUpload } from '../support/csv-upload.js';
import {
  DOCUMENTED_OPERATIONS,
  exampleBody,
  type DocumentedOperation,
} from '../support/openapi-document.js';
import { Service } from '../support/service.js';

const MANAGEMENT_KEY = 'test-management-key-0123';

/** What a call needs that no document can show, because it is made by other calls. */
interface Needed {
  /** Values of the parameters in the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Members of the body. */
  readonly body?: Readonly<Record<string, string>>;
}

let service: Service;

beforeAll(async () => {
  service = await Service.start({ env: { MANAGEMENT_KEY } });
});

afterAll(() => service.dispose());

const headers = { 'x-management-key': MANAGEMENT_KEY };
const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

async function voucher(): Promise<Needed> {
  const code = `code-${Date.now()}`;
  await service.api.createVoucher(code, { metadata: { lang: 'en' } });
  return { path: { code } };
}

async function schema(resource = `Nested${Date.now()}`) {
  const { body } = await service.api.request('POST', '/v1/metadata-schemas', {
    json: { related_object: resource, properties: { lang: { type: 'string' } } },
  });
  return { resource, schemaId: body.id as string };
}

async function removedDefinition(): Promise<Needed> {
  await schema('voucher');
  const { body } = await service.api.get('/v1/metadata-schemas/voucher');
  const schemaId = body.id as string;
  const properties = { lang: { type: 'string', deleted: true } };
  await service.api.request('PUT', `/v1/metadata-schemas/${schemaId}`, { json: { properties } });
  return { path: { schemaId } };
}

async function accessToken(): Promise<Needed> {
  const request = form({ grant_type: 'client_credentials' });
  const { body } = await service.api.request('POST', '/v1/oauth/token', request);
  return { body: { access_token: body.access_token as string } };
}

async function project(): Promise<string> {
  const path = '/management/v1/projects';
  const { body } = await service.api.request('POST', path, { headers, json: { name: 'Shop' } });
  return body.id as string;
}

async function key(): Promise<Needed> {
  const path = `/management/v1/projects/${await project()}/keys`;
  const { body } = await service.api.request('POST', path, { headers, json: { name: 'Key' } });
  return { path: { appId: body.app_id as string } };
}

async function binEntry(): Promise<Needed> {
  const { path } = await voucher();
  await service.api.request('DELETE', `/v1/vouchers/${path?.code ?? ''}`);
  const { body } = await service.api.get('/v1/trash-bin');
  return { path: { binEntryId: body.data[0].id as string } };
}

async function action(): Promise<Needed> {
  const { body } = await service.api.bulkUpdate([{ code: 'any', metadata: {} }]);
  return { path: { asyncActionId: body.async_action_id as string } };
}

const NEEDED: Readonly<Record<string, () => Promise<Needed>>> = {
  'get-voucher': voucher,
  'update-voucher': voucher,
  'delete-voucher': voucher,
  'enable-voucher': voucher,
  'disable-voucher': voucher,
  'get-async-action': action,
  'delete-bin-entry': binEntry,
  'introspect-oauth-token': accessToken,
  'revoke-oauth-token': accessToken,
  'create-key': async () => ({ path: { projectId: await project() } }),
  'list-keys': async () => ({ path: { projectId: await project() } }),
  'rotate-key': key,
  'revoke-key': key,
  'get-metadata-schema': async () => ({ path: await schema() }),
  'update-metadata-schema': async () => ({ path: await schema() }),
  'delete-metadata-schema': async () => ({ path: await schema() }),
  'purge-metadata-key': removedDefinition,
};

function addressOf({ path, parameters }: DocumentedOperation, needed: Needed): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((parameter) => parameter.name === name)?.example;
    return encodeURIComponent(needed.path?.[name] ?? String(example));
  });
  const query = parameters.flatMap<[string, string]>(
    ({ in: place, name, example, schema: { default: usual } = {} }) =>
      place === 'query' && (example ?? usual) !== undefined
        ? [[name, String(example ?? usual)]]
        : [],
  );
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

async function requestOf({ body }: DocumentedOperation, needed: Needed): Promise<RequestOptions> {
  if (body === null) return { headers };
  const [mediaType, media] = body;
  const example = { ...(exampleBody(media) as Record<string, string>), ...needed.body };
  if (mediaType === 'multipart/form-data') return csvUpload('Code,Voucher Type\nC1,GIFT_VOUCHER\n');
  if (mediaType === 'application/x-www-form-urlencoded') return form(example);
  return { headers, json: Array.isArray(exampleBody(media)) ? exampleBody(media) : example };
}

const [files, others] = [
  DOCUMENTED_OPERATIONS.filter(({ body }) => body?.[0] === 'multipart/form-data'),
  DOCUMENTED_OPERATIONS.filter(({ body }) => body?.[0] !== 'multipart/form-data'),
];
const WITH_BODY = others.filter(({ body }) => body !== null);
// A report is behind a signed link, which its own tests follow.
const CALLABLE = [...others, ...files].filter(
  ({ operationId }) => operationId !== 'download-report',
);

describe('the examples of the OpenAPI document', () => {
  it.each(WITH_BODY.map((operation) => [operation.operationId, operation] as const))(
    'show a body for %s',
    (_, { body }) => {
      expect(body && exampleBody(body[1])).toBeDefined();
    },
  );

  it.each(CALLABLE.map((operation) => [operation.operationId, operation] as const))(
    'are accepted by %s as they stand',
    async (operationId, operation) => {
      const needed = (await NEEDED[operationId]?.()) ?? {};
      const address = addressOf(operation, needed);
      const answer = await service.api.request(
        operation.method,
        address,
        await requestOf(operation, needed),
      );

      expect({ address, status: Math.floor(answer.status / 100), body: answer.body }).toEqual({
        address,
        status: 2,
        body: answer.body,
      });
    },
  );
});
