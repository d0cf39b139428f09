import { Injectable } from '@nestjs/common';
import { ActionPresenter } from '../../async-actions/index.js';
import { eventIdOf, type SendOut, type Webhook } from '../webhook.js';

/** So many failed rows keep the body within what receivers usually accept; the report has all. */
const MAX_FAILED_ROWS = 20;

/** Makes the bodies of webhooks. */
@Injectable()
export class SendOutBody {
  constructor(private readonly actions: ActionPresenter) {}

  /** The compact JSON text, in the envelope of the public API. An ended action does not change, so each try has the same. */
  async of({ id: webhookId, targetUrl }: Webhook, sendOut: SendOut): Promise<string> {
    const { projectId, actionId, event, keyName, appId } = sendOut;
    const createdAt = new Date(sendOut.createdAt).toISOString();
    return JSON.stringify({
      id: sendOut.id,
      project_id: projectId,
      created_at: createdAt,
      type: event,
      data: { async_action: await this.actions.getBrief(projectId, actionId, MAX_FAILED_ROWS) },
      source: { id: webhookId, object: 'webhook', target_url: targetUrl },
      event: {
        id: eventIdOf(sendOut),
        type: event,
        created_at: createdAt,
        entity_id: actionId,
        group_id: sendOut.requestId,
        event_source: { channel: 'API', api_key: { name: keyName, app_id: appId } },
      },
    });
  }
}
