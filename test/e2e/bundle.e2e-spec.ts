import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import { ApiClient } from '../support/http/api-client.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const ROOT = join(import.meta.dirname, '../..');
const KEY = { appId: 'test-app-id', appToken: 'test-app-token-0123456789' };

/** What may be loaded from its own folder: it needs files beside its own, or is needed by what does. */
const BESIDE_THE_BUNDLE = [
  ...['sqlite3', 'bindings', 'file-uri-to-path', 'piscina', 'swagger-ui-dist', 'pino'],
  ...['pino-std-serializers', 'thread-stream', '@pinojs/redact', 'quick-format-unescaped'],
  ...['sonic-boom', 'atomic-sleep', 'on-exit-leak-free', 'safe-stable-stringify'],
];

describe('the bundle of the service', () => {
  const folder = temporaryFolder();
  let child: ChildProcess;
  let api: ApiClient;

  beforeAll(async () => {
    const port = await freePort();
    api = new ApiClient(`http://127.0.0.1:${port}`, KEY);
    child = spawn(process.execPath, ['--enable-source-maps', 'dist/bundle/main.js'], {
      cwd: ROOT,
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: `sqlite:${folder.file('vouchsafe.db')}`,
        BOOTSTRAP_APP_ID: KEY.appId,
        BOOTSTRAP_APP_TOKEN: KEY.appToken,
        NODE_V8_COVERAGE: folder.file('coverage'),
      },
    });
    await eventually('the service is ready', async () => {
      const answer = await api.get('/health/ready').catch(() => null);
      return answer?.status === 200;
    });
  });

  afterAll(async () => {
    await end();
    folder.remove();
  });

  async function end(): Promise<void> {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  it('runs a bulk request in its worker threads', async () => {
    await api.createVoucher('bundled', { metadata: { kept: 1 } });
    const action = await api.runBulk([{ code: 'bundled', metadata: { lang: 'en' } }]);

    expect(action).toMatchObject({ status: 'DONE', operation_status: 'SUCCESS' });
    expect((await api.getVoucher('bundled')).metadata).toEqual({ kept: 1, lang: 'en' });
  });

  it('draws the images of a voucher', async () => {
    const { assets } = await api.createVoucher('drawn');
    const answer = await api.get(assets.qr.url as string);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('refuses what a DTO forbids that is made of the parts of others', async () => {
    const answer = await api.request('PUT', '/v1/vouchers/bundled', { json: { active: 'yes' } });
    expect(answer).toMatchObject({ status: 400, body: { key: 'invalid_payload' } });
  });

  it('serves the same OpenAPI document as the build, and its page', async () => {
    const committed: unknown = JSON.parse(readFileSync(join(ROOT, 'openapi.json'), 'utf8'));
    const { paths, components } = committed as Record<string, unknown>;
    expect((await api.get('/openapi.json')).body).toMatchObject({ paths, components });
    expect((await api.get('/docs/swagger-ui-bundle.js')).status).toBe(200);
  });

  // The last one, because it ends the service.
  it('holds every package once, and loads no part that its settings do not need', async () => {
    await end();
    const file = readdirSync(folder.file('coverage')).find((name) => name.endsWith('-0.json'));
    const text = readFileSync(join(folder.file('coverage'), String(file)), 'utf8');
    const { result } = JSON.parse(text) as { result: { url: string }[] };

    const packages = result.flatMap(
      ({ url }) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [],
    );
    expect(packages).toContain('sqlite3');
    expect(packages.filter((name) => !BESIDE_THE_BUNDLE.includes(name))).toEqual([]);
    const files = result.map(({ url }) => url);
    expect(files.filter((url) => /\/(bull-queue|queue-board|postgres-)/.test(url))).toEqual([]);
  });
});
