import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { OperationRegistry } from './async-actions/index.js';
import type { Scope } from './auth/scope.js';

const SCOPE_DOCS: Readonly<Record<Scope, string>> = {
  api: 'Everything.',
  vouchers: 'Routes under v1/vouchers.',
  'async-actions': 'Routes under v1/async-actions.',
  'metadata-schemas': 'Routes under v1/metadata-schemas.',
  'trash-bin': 'Routes under v1/trash-bin.',
};

/** The OpenAPI document, from the decorators of the controllers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
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
    .addTag('Health')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-App-Id' }, 'X-App-Id')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-App-Token' }, 'X-App-Token')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Management-Key' }, 'X-Management-Key')
    .addBasicAuth(
      {
        type: 'http',
        scheme: 'basic',
        description: 'The app id as the user and the app token as the password.',
      },
      'Basic',
    )
    .addOAuth2(
      {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: '/v1/oauth/token', scopes: SCOPE_DOCS } },
      },
      'X-Voucherify-OAuth',
    );
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
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
    customSiteTitle: 'Vouchsafe API',
  });
}
