import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually } from '../support/eventually.js';
import { bulkHead, RawConnection } from '../support/http/raw-request.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;

describe('a process that is told to end', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
  });

  afterEach(() => service.dispose());

  const startAgain = async () => {
    service = await Service.start({ directory: service.directory });
  };

  /** A bulk request whose body the service has begun to read, as its interim answer shows, of half its length. */
  async function halfSent(body: string): Promise<RawConnection> {
    const length = `Content-Length: ${Buffer.byteLength(body)}`;
    const head = [...bulkHead(service.api), length, 'Expect: 100-continue'];
    const connection = new RawConnection(service.api).send(`${head.join('\r\n')}\r\n\r\n`);
    await once(connection.socket, 'data');
    return connection.send(body.slice(0, body.length / 2));
  }

  const isListening = () =>
    service.api.get('/health/live').then(
      () => true,
      () => false,
    );

  it('stops listening, and still answers a request that it had begun to read', async () => {
    await service.api.createVoucher('late');
    const body = JSON.stringify([{ code: 'late', metadata: { seen: true } }]);
    const upload = await halfSent(body);

    const ended = service.stop('SIGTERM');
    await eventually('nobody is let in', async () => !(await isListening()));
    const answer = await upload.send(body.slice(body.length / 2)).answer();

    expect(answer.status).toBe(202);
    expect(await ended).toBe(0);
    await startAgain();
    const id = answer.body.async_action_id as string;
    expect(await service.api.waitForAction(id)).toMatchObject({ operation_status: 'SUCCESS' });
  });

  it('finishes its chunk and releases its lease, and the next one goes on', async () => {
    const items = itemsWithUnknownCodes(ROWS);
    await service.api.importVouchers(newVouchers(ROWS));
    const id = (await service.api.bulkUpdate(items)).body.async_action_id as string;
    await eventually('it is in the middle', async () => {
      return ((await service.api.get(`/v1/async-actions/${id}`)).body.progress as number) > 0;
    });

    expect(await service.stop('SIGTERM')).toBe(0);

    const leases = 'SELECT expires_at AS "expiresAt" FROM project_leases';
    expect(await service.database.read(leases)).toEqual([{ expiresAt: 0 }]);
    await startAgain();
    await expectAppliedOnce(service, id, items, isUnknown);
  });

  it('does not wait for a client that never sends the rest', async () => {
    const upload = await halfSent('[{"code":"never"');

    expect(await service.stop('SIGTERM')).toBe(0);

    await upload.disconnect();
  });
});
