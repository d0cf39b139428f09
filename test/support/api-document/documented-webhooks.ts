import type { ApiClient } from '../http/api-client.js';
import type { Needed } from './documented-request.js';
import { eventually } from '../eventually.js';

/** A host that nobody has. */
const CHOICE = { target_url: 'http://shop.invalid/' };

/** What the calls about webhooks need: a project with a webhook, and an event on its way to one. */
export class DocumentedWebhooks {
  private sendOut?: Promise<Record<string, string>>;

  constructor(
    private readonly api: ApiClient,
    private readonly managementKey: string,
    private readonly newProject: () => Promise<string>,
  ) {}

  readonly needs: Readonly<Record<string, () => Promise<Needed>>> = {
    'create-webhook': async () => ({ path: { projectId: await this.newProject() } }),
    'list-webhooks': async () => ({ path: { projectId: await this.newProject() } }),
    'get-webhook': () => this.ofWebhook(),
    'update-webhook': () => this.ofWebhook(),
    'delete-webhook': () => this.ofWebhook(),
    'rotate-webhook-secret': () => this.ofWebhook(),
    'list-webhook-send-outs': () => this.ofWebhook(),
    'send-webhook-again': async () => ({ path: await (this.sendOut ??= this.makeSendOut()) }),
  };

  private async ofWebhook(): Promise<Needed> {
    return { path: await this.webhookOf(await this.newProject()) };
  }

  private async webhookOf(projectId: string) {
    const { body } = await this.manage('POST', `/${projectId}/webhooks`, CHOICE);
    return { projectId, webhookId: body.id as string };
  }

  /** Of the client's own project, which is the first. Tried once; the webhook then sleeps, so nothing is stored later. */
  private async makeSendOut(): Promise<Record<string, string>> {
    const { body: projects } = await this.manage('GET', '');
    const path = await this.webhookOf(projects[0].id as string);
    const webhook = `/${path.projectId}/webhooks/${path.webhookId}`;
    await this.api.runBulk([{ code: 'nobody', metadata: {} }]);
    const sendOuts = async () => (await this.manage('GET', `${webhook}/send-outs`)).body.data;
    await eventually('the event was tried', async () => (await sendOuts())[0]?.failures > 0);
    await this.manage('PATCH', webhook, { active: false });
    return { ...path, sendOutId: (await sendOuts())[0].id as string };
  }

  private manage(method: string, path: string, json?: object) {
    const headers = { 'x-management-key': this.managementKey };
    return this.api.request(method, `/management/v1/projects${path}`, { headers, json });
  }
}
