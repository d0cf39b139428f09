import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CommandLine } from '../support/service/command-line.js';
import { Service } from '../support/service/service.js';
import { SharedService } from '../support/service/shared-service.js';

const ITEMS = [
  { code: 'a', metadata: { lang: 'en' } },
  { code: 'nobody', metadata: { lang: 'pl' } },
];

let service: SharedService;
let vouchsafe: CommandLine;

beforeAll(async () => {
  service = await SharedService.join();
  vouchsafe = CommandLine.of(service.api.url, service.api.key);
  await service.api.createVoucher('a');
});

afterAll(() => service.dispose());

const queue = (verb: 'pause' | 'resume') =>
  service.api.request('POST', `/v1/async-action-queue/${verb}`);

async function waitingJob(): Promise<string> {
  await queue('pause');
  const { body } = await service.api.bulkUpdate(ITEMS);
  return body.async_action_id as string;
}

afterEach(() => queue('resume'));

describe('a job that is watched', () => {
  it('is shown by plain lines on a pipe, and as it ended', async () => {
    const id = await waitingJob();
    const watching = vouchsafe.start('jobs', 'watch', id);
    await watching.untilSaid(/0 %, waiting, 0 of 2 rows/);
    await queue('resume');

    const { status, stdout, stderr } = await watching.end();

    expect(status).toBe(0);
    expect(stdout).toMatch(/^state: done, rows failed\nrows: 2\ndone: 1\nfailed: 1$/m);
    expect(stderr).toContain(`See them with: vouchsafe jobs report ${id} --rows failed`);
    expect(stdout + stderr).not.toMatch(/[\r\u001b]/);
  });

  it('has a bar on a terminal', async () => {
    const id = await waitingJob();
    const watching = vouchsafe.startOnTerminal('jobs', 'watch', id);
    await watching.untilSaid(/\r\u001b\[K\[\.{24}\] 0 %, waiting/);
    await queue('resume');

    const { status, stdout } = await watching.end();

    expect(status).toBe(0);
    expect(stdout).toMatch(/^state: done, rows failed\r$/m);
  });

  it('goes on when Ctrl-C is typed, and the command says how to watch it again', async () => {
    const id = await waitingJob();
    const watching = vouchsafe.startOnTerminal('jobs', 'watch', id);
    await watching.untilSaid(/0 %, waiting/);
    watching.type('\u0003');

    const { status, stdout } = await watching.end();

    expect(status).toBe(130);
    expect(stdout).toContain(`Watch it again with: vouchsafe jobs watch ${id}`);
    const { body } = await service.api.get(`/v1/async-actions/${id}`);
    expect(body).toMatchObject({ status: 'ENQUEUED' });
  });

  it('shows no secret in the list of processes', async () => {
    const id = await waitingJob();
    const watching = vouchsafe.start('jobs', 'watch', id);
    await watching.untilSaid(/0 %, waiting/);

    const line = readFileSync(`/proc/${watching.child.pid ?? 0}/cmdline`, 'utf8');
    await queue('resume');
    await watching.end();

    expect(line).toContain('jobs\0watch');
    expect(line).not.toContain(service.api.key.appToken);
  });
});

it('a watch outlives a restart of the service', async () => {
  const first = await Service.start();
  const { api, directory, port } = first;
  await api.request('POST', '/v1/async-action-queue/pause');
  const { body } = await api.bulkUpdate(ITEMS);
  const watching = CommandLine.of(api.url, api.key).start('jobs', 'watch', body.async_action_id);
  await watching.untilSaid(/0 %, waiting/);

  await first.stop();
  await watching.untilSaid(/The connection is lost/);
  const second = await Service.start({ directory, env: { PORT: String(port) } });
  await watching.untilSaid(/The connection is back/);
  await api.request('POST', '/v1/async-action-queue/resume');

  expect(await watching.end()).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('state: done, rows failed'),
  });
  await second.dispose();
});
