import type { ApiClient } from './api-client.js';
import type { Needed } from './documented-request.js';

/** What the calls about webhooks need: a webhook of the first project, to a host that nobody has. */
export function webhookNeeds(
  api: ApiClient,
  managementKey: string,
): Readonly<Record<string, () => Promise<Needed>>> {
  const manage = (method: string, path: string, json?: object) => {
    const headers = { 'x-management-key': managementKey };
    return api.request(method, `/management/v1/projects${path}`, { headers, json });
  };
  const project = async (): Promise<{ projectId: string }> => ({
    projectId: (await manage('GET', '')).body[0].id as string,
  });
  const webhook = async () => {
    const { projectId } = await project();
    const choice = { target_url: 'http://shop.invalid/' };
    const { body } = await manage('POST', `/${projectId}/webhooks`, choice);
    return { projectId, webhookId: body.id as string };
  };
  const ofWebhook = async () => ({ path: await webhook() });
  const ofSendOut = async () => {
    const path = await webhook();
    await api.runBulk([{ code: 'nobody', metadata: {} }]);
    const sendOuts = `/${path.projectId}/webhooks/${path.webhookId}/send-outs`;
    const { body } = await manage('GET', sendOuts);
    return { path: { ...path, sendOutId: body.data[0].id as string } };
  };
  return {
    'create-webhook': async () => ({ path: await project() }),
    'list-webhooks': async () => ({ path: await project() }),
    'get-webhook': ofWebhook,
    'update-webhook': ofWebhook,
    'delete-webhook': ofWebhook,
    'rotate-webhook-secret': ofWebhook,
    'list-webhook-send-outs': ofWebhook,
    'send-webhook-again': ofSendOut,
  };
}
