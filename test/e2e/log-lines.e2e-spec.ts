import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newVouchers } from '../factories/bulk-items.js';
import { eventually } from '../support/eventually.js';
import { logLines, type LogLine } from '../support/service/log-lines.js';
import { Service } from '../support/service/service.js';

const MANAGEMENT_KEY = 'management-key-0123456789';
/** More than one chunk, so that the project queue can be taken over between two of them. */
const ROWS = 12_000;
/** Takes over the project queue of a job in the very commit that applies its first chunk. */
const TAKE_OVER = `CREATE TRIGGER take_over AFTER UPDATE OF processed_at ON async_action_chunks
  WHEN new.number = 0 AND new.processed_at IS NOT NULL
  BEGIN UPDATE project_leases SET fencing_token = fencing_token + 1, expires_at = 0; END`;

describe('the log', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({ env: { MANAGEMENT_KEY, LOG_LEVEL: 'trace' } });
  });

  afterAll(() => service.dispose());

  /** Every line, each of which must be one JSON object. */
  const lines = () => logLines(service.log);
  const linesOf = (actionId: string): LogLine[] =>
    lines().filter((line) => line.actionId === actionId);

  async function submit(items: unknown) {
    const { body } = await service.api.request('POST', '/v1/vouchers/import', { json: items });
    const actionId = body.async_action_id as string;
    const { request_id: requestId } = (await service.api.get(`/v1/async-actions/${actionId}`)).body;
    return { actionId, requestId };
  }

  it('is one JSON object a line, with its level and its time', async () => {
    await service.api.get('/v1/vouchers/unknown');

    expect(lines().length).toBeGreaterThan(3);
    for (const line of lines()) {
      expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
  });

  it('follows a job by its action id and the id of the request that submitted it', async () => {
    const { actionId, requestId } = await submit([{ code: 'A' }]);
    await service.api.waitForAction(actionId);
    await eventually('its end is in the log', () => linesOf(actionId).length >= 2);

    for (const line of linesOf(actionId)) expect(line).toMatchObject({ actionId, requestId });
    const request = lines().find(
      (line) => line.requestId === requestId && line.route !== undefined,
    );
    expect(request).toMatchObject({ route: '/v1/vouchers/import', statusCode: 202 });
  });

  it('names the job whose line was taken over, which the metrics count', async () => {
    await service.database.write(TAKE_OVER, []);
    const { actionId, requestId } = await submit(newVouchers(ROWS));
    const loss = () => linesOf(actionId).find((line) => line.err !== undefined);
    await eventually('the lease was lost', () => loss() !== undefined);

    expect(loss()).toMatchObject({ actionId, requestId });
    const headers = { 'x-management-key': MANAGEMENT_KEY };
    const { body } = await service.api.request('GET', '/metrics', { headers });
    expect(body).toMatch(/^vouchsafe_lease_losses_total [1-9]/m);
    expect(await service.api.waitForAction(actionId)).toMatchObject({
      operation_status: 'SUCCESS',
      result: { done_count: ROWS },
    });
  });
});
