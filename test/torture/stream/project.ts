import { History } from '../history.js';
import { send, type Caller } from '../http.js';
import { MANAGEMENT_KEY } from '../setups/setup.js';
import { COLD_CODES, HOT_CODES, NUMBER_KEY, PURGEABLE_KEYS, draftOf, tagOf } from './rows.js';
import type { ProjectFacts } from './torture-operation.js';

/** A project with its clients' key. */
export interface TortureProject extends ProjectFacts {
  readonly id: string;
  readonly headers: Caller['headers'];
}

/** Makes a project with a schema and the vouchers that its clients change. Nothing strikes meanwhile. */
export async function makeProject(
  url: () => string,
  name: string,
  history: History,
): Promise<TortureProject> {
  const operator = { url, headers: { 'x-management-key': MANAGEMENT_KEY } };
  const { id = '' } = await ask(operator, 'POST', '/management/v1/projects', { name });
  const key = await ask(operator, 'POST', `/management/v1/projects/${id}/keys`, { name });
  const headers = { 'x-app-id': key.app_id ?? '', 'x-app-token': key.app_token ?? '' };
  const caller = { url, headers };
  const removed = { type: 'string', optional: true, deleted: true };
  const properties = {
    [NUMBER_KEY]: { type: 'number', optional: true },
    ...Object.fromEntries(PURGEABLE_KEYS.map((one) => [one, removed])),
  };
  const schemas = '/v1/metadata-schemas';
  const { id: schemaId = '' } = await ask(caller, 'POST', schemas, { related_object: 'voucher' });
  await ask(caller, 'PUT', `${schemas}/${schemaId}`, { properties });
  const project = {
    id,
    headers,
    schemaId,
    purgeableKeys: [...PURGEABLE_KEYS],
  };
  await addVouchers(caller, project.id, history);
  return project;
}

async function addVouchers(caller: Caller, project: string, history: History): Promise<void> {
  const id = `first-${project}`;
  const codes = [tagOf(id), ...HOT_CODES, ...COLD_CODES];
  const rows = codes.map((code) => ({ code, metadata: { job: id } }));
  const sentAt = performance.now();
  const body = rows.map(draftOf);
  const answer = await ask(caller, 'POST', '/v1/vouchers/import', body);
  const actionId = answer.async_action_id;
  const times = { sentAt, answeredAt: performance.now() };
  history.jobs.push({
    id,
    project,
    type: 'VOUCHERS.IMPORT',
    rows,
    fate: 'done',
    actionId,
    ...times,
  });
}

async function ask(caller: Caller, method: string, path: string, json: unknown) {
  const { status, body } = await send(caller, { method, path, body: JSON.stringify(json) });
  if (status >= 300 || status === 0) throw new Error(`${method} ${path} answered ${status}`);
  return body as Record<string, string>;
}
