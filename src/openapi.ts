import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { OperationRegistry } from './async-actions/index.js';
import { SCOPES, type RouteScope } from './auth/scope.js';
import type { Settings } from './config/settings.js';

const ROUTE_SCOPE_DOCS: Readonly<Record<RouteScope, string>> = {
  api: 'Everything.',
  vouchers: 'Routes under v1/vouchers.',
  'async-actions': 'Routes under v1/async-actions and v1/async-action-queue.',
  'metadata-schemas': 'Routes under v1/metadata-schemas.',
  'trash-bin': 'Routes under v1/trash-bin.',
  exports: 'Routes under v1/exports.',
};

/** Every scope that a client can ask for. */
const SCOPE_DOCS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SCOPES.map((scope) => [scope, 'Granted, and opens nothing here.'])),
  ...ROUTE_SCOPE_DOCS,
};

/** Where the document says that the service is. */
type Address = Pick<Settings, 'publicUrl' | 'isPublicUrlSet'>;

/**
 * The OpenAPI document, from the decorators of the controllers. It names the public address where there is one, or a
 * client that is made from it would miss the prefix of a proxy.
 */
export function createOpenApiDocument(app: INestApplication, address: Address): OpenAPIObject {
  const base = address.isPublicUrlSet ? address.publicUrl : '';
  const builder = new DocumentBuilder()
    .setTitle('Vouchsafe')
    .setDescription(
      'A self-hosted service that speaks the voucher and async-action API of Voucherify. Press ' +
        '"Authorize" and give both key headers.',
    )
    .setVersion('v2018-08-01')
    // In the order in which the page shows them.
    .addTag('Vouchers')
    .addTag('Async Actions')
    .addTag('Exports')
    .addTag('Health')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-App-Id' }, 'X-App-Id')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-App-Token' }, 'X-App-Token')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Management-Key' }, 'X-Management-Key')
    .addBasicAuth(
      {
        type: 'http',
        scheme: 'basic',
        description:
          'The app id as the user and the app token as the password, as they are or form-encoded (RFC 6749, 2.3.1).',
      },
      'Basic',
    )
    .addOAuth2(
      {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: `${base}/v1/oauth/token`, scopes: SCOPE_DOCS } },
      },
      'X-Voucherify-OAuth',
    );
  if (base !== '') builder.addServer(base);
  const document = SwaggerModule.createDocument(app, builder.build());
  listTypes(document, app.get(OperationRegistry).types);
  return document;
}

/** Names the types of async actions, which the modules with operations bring. */
function listTypes({ components }: OpenAPIObject, types: string[]): void {
  for (const schema of Object.values(components?.schemas ?? {})) {
    if ('$ref' in schema || schema.properties?.object === undefined) continue;
    const { type, object } = schema.properties;
    const isAction = 'example' in object && object.example === 'async_action';
    if (isAction && type !== undefined) schema.properties.type = { ...type, enum: types };
  }
}

/** Serves the document at `/openapi.json` and a page to try it at `/docs`. */
export function serveOpenApi(app: INestApplication, address: Address): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app, address), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
    customSiteTitle: 'Vouchsafe API',
  });
}
