import type { ApiClient, RequestOptions } from '../http/api-client.js';
import { addressOf, form, optionsOf, type Needed } from './documented-request.js';
import { DocumentedWebhooks } from './documented-webhooks.js';
import { startExport, waitForExport } from '../jobs/exports.js';
import { exampleBody, type DocumentedOperation } from './openapi-document.js';

/** The token that the document shows. */
const TOKEN_OF_EXPORT = 'b3b453536939feef1fea34fe19c37f54e19ca7fb475cb26b7394057fae58d5756c8ad565';

/** A call as the document shows it, on resources that exist. Its headers hold no credentials. */
export interface DocumentedCall {
  readonly method: string;
  readonly address: string;
  readonly options: RequestOptions;
  readonly needed: Needed;
}

/** Which of the document's examples a call is made from; without it, from the first body and the default query. */
export interface Shown {
  readonly body?: unknown;
  /** A whole query. */
  readonly query?: string;
}

/** Makes calls from the examples of the document, and before each one what it needs. */
export class DocumentedCalls {
  private made = 0;
  private readonly webhooks: DocumentedWebhooks;

  constructor(
    private readonly api: ApiClient,
    private readonly managementKey: string,
  ) {
    this.webhooks = new DocumentedWebhooks(api, managementKey, () => this.project());
  }

  /** The call on resources of its own, which belong to the project of the client's key. */
  async prepare(operation: DocumentedOperation, shown: Shown = {}): Promise<DocumentedCall> {
    const needs = { ...this.needs, ...this.webhooks.needs };
    const needed = (await needs[operation.operationId]?.()) ?? {};
    const { method } = operation;
    const query = Object.entries(needed.inQuery ?? {}).reduce(
      (text, [old, value]) => text?.replaceAll(old, value),
      shown.query,
    );
    const address = addressOf(operation, needed, query);
    const body = shown.body ?? (operation.body && exampleBody(operation.body[1]));
    return { method, address, options: await optionsOf(operation, needed, body), needed };
  }

  private readonly needs: Readonly<Record<string, () => Promise<Needed>>> = {
    'get-voucher': () => this.voucher(),
    'update-voucher': () => this.voucher(),
    'delete-voucher': () => this.voucher(),
    'enable-voucher': () => this.voucher(),
    'disable-voucher': () => this.voucher(),
    'list-vouchers': () => this.voucherToList(),
    'list-async-actions': () => this.actionToList(),
    'list-metadata-schemas': async () => ({ path: await this.schema() }),
    'list-bin-entries': () => this.binEntryToList(),
    'list-voucher-redemptions': () => this.voucher(),
    'list-voucher-publications': () => this.voucher(),
    'list-voucher-history': () => this.voucher(),
    'get-async-action': () => this.action(),
    'stream-async-action-events': () => this.action(),
    'cancel-async-action': () => this.action(),
    'pause-async-action': () => this.action(),
    'resume-async-action': () => this.action(),
    'retry-async-action': () => this.endedAction(),
    'confirm-async-action': () => this.endedAction('?dry_run=true'),
    'undo-async-action': () => this.changingAction(),
    'download-report': () => this.report(),
    'get-qr-code': () => this.asset('qr'),
    'get-barcode': () => this.asset('barcode'),
    'delete-bin-entry': () => this.binEntry(),
    'list-exports': () => this.export(),
    'get-export': () => this.export(),
    'delete-export': () => this.export(),
    'introspect-oauth-token': () => this.accessToken(),
    'revoke-oauth-token': () => this.accessToken(),
    'create-key': async () => ({ path: { projectId: await this.project() } }),
    'list-keys': async () => ({ path: { projectId: await this.project() } }),
    'get-project': async () => ({ path: { projectId: await this.project() } }),
    'update-project': async () => ({ path: { projectId: await this.project() } }),
    'create-sign-in-code': () => this.key(),
    'sign-in': () => this.signInCode(),
    'rotate-key': () => this.key(),
    'revoke-key': () => this.key(),
    'get-metadata-schema': async () => ({ path: await this.schema() }),
    'update-metadata-schema': async () => ({ path: await this.schema() }),
    'delete-metadata-schema': async () => ({ path: await this.schema() }),
    'purge-metadata-key': () => this.removedDefinition(),
  };

  private unique(prefix: string): string {
    this.made += 1;
    return `${prefix}${this.made}`;
  }

  private async voucher(): Promise<Needed> {
    const code = this.unique('code-');
    await this.api.createVoucher(code, { metadata: { lang: 'en' } });
    return { path: { code } };
  }

  private async voucherToList(): Promise<Needed> {
    const { id, code } = await this.api.createVoucher(this.unique('code-'), {
      category: 'New Customers',
      campaign: 'Spring',
      metadata: { seq_number: 1 },
      expiration_date: '2026-06-01',
    });
    return { inQuery: { v_MBOEmHelKwvykVZ8JcT4TE5Kla5IMJyc: id, welcome: code } };
  }

  private async schema(resource = this.unique('Nested')) {
    const { body } = await this.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: resource, properties: { lang: { type: 'string' } } },
    });
    return { resource, schemaId: body.id as string };
  }

  private async removedDefinition(): Promise<Needed> {
    await this.schema('voucher');
    const { body } = await this.api.get('/v1/metadata-schemas/voucher');
    const schemaId = body.id as string;
    const properties = { lang: { type: 'string', deleted: true } };
    await this.api.request('PUT', `/v1/metadata-schemas/${schemaId}`, { json: { properties } });
    return { path: { schemaId } };
  }

  private async asset(kind: string): Promise<Needed> {
    const { assets } = await this.api.createVoucher(this.unique('code-'));
    return { path: { assetId: assets[kind].id as string } };
  }

  private async accessToken(): Promise<Needed> {
    const request = form({ grant_type: 'client_credentials' });
    const { body } = await this.api.request('POST', '/v1/oauth/token', request);
    return { body: { access_token: body.access_token as string } };
  }

  private async manage(path: string): Promise<Record<string, string>> {
    const headers = { 'x-management-key': this.managementKey };
    const json = { name: this.unique('Name ') };
    const { body } = await this.api.request('POST', `/management/v1${path}`, { headers, json });
    return body as Record<string, string>;
  }

  private async project(): Promise<string> {
    return (await this.manage('/projects')).id ?? '';
  }

  private async key(): Promise<Needed> {
    const { app_id: appId = '' } = await this.manage(`/projects/${await this.project()}/keys`);
    return { path: { appId } };
  }

  private async signInCode(): Promise<Needed> {
    const { path } = await this.key();
    const { code = '' } = await this.manage(`/keys/${path?.appId ?? ''}/sign-in-codes`);
    return { body: { code } };
  }

  private async export(): Promise<Needed> {
    const id = await startExport(this.api, {});
    const { result } = await waitForExport(this.api, id);
    const token = new URL(result.url as string).searchParams.get('token') ?? '';
    return { path: { exportId: id }, inQuery: { [TOKEN_OF_EXPORT]: token } };
  }

  private async binEntry(): Promise<Needed> {
    const { path } = await this.voucher();
    await this.api.request('DELETE', `/v1/vouchers/${path?.code ?? ''}`);
    const { body } = await this.api.get('/v1/trash-bin');
    return { path: { binEntryId: body.data[0].id as string } };
  }

  private async binEntryToList(): Promise<Needed> {
    const code = this.unique('Trash-');
    await this.api.createVoucher(code);
    await this.api.request('DELETE', `/v1/vouchers/${code}`);
    const { body } = await this.api.get('/v1/trash-bin?order=-id');
    return { inQuery: { tbe_0eb651ca7b8ae37184: body.data[0].id } };
  }

  private async action(): Promise<Needed> {
    const { body } = await this.api.bulkUpdate([{ code: 'any', metadata: {} }]);
    return { path: { asyncActionId: body.async_action_id as string } };
  }

  private async actionToList(): Promise<Needed> {
    const { path } = await this.action();
    return { inQuery: { aa_0c555e8115d7b64504: path?.asyncActionId ?? '' } };
  }

  private async endedAction(query = ''): Promise<Needed> {
    const address = `/v1/vouchers/bulk/async${query}`;
    const action = await this.api.runBulk([{ code: 'nobody', metadata: {} }], address);
    return { path: { asyncActionId: action.id as string } };
  }

  private async changingAction(): Promise<Needed> {
    const { path } = await this.voucher();
    const action = await this.api.runBulk([{ code: path?.code, metadata: { lang: 'pl' } }]);
    return { path: { asyncActionId: action.id as string } };
  }

  private async report(): Promise<Needed> {
    const action = await this.api.runBulk([{ code: 'any', metadata: {} }]);
    const link = new URL(action.result.reports[0] as string);
    const file = link.pathname.split('/').pop() ?? '';
    return { path: { file }, query: Object.fromEntries(link.searchParams) };
  }
}
