import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import { PrefixProxy } from '../support/service/prefix-proxy.js';
import { SharedService } from '../support/service/shared-service.js';

/** What a page may load before it shows something, compressed. */
const FIRST_LOAD_BYTES = 200 * 1_024;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const get = (path: string) => service.api.request('GET', path, { anonymous: true });
const filesOf = (page: string) =>
  [...page.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');

describe('the page of the console', () => {
  it.each(['/console', '/console/', '/console/jobs/aa_1', '/console/vouchers/a%2Fb'])(
    'is answered at %s, kept by no cache, and finds its files from there',
    async (path) => {
      const { status, headers, body } = await get(path);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      const [, base = ''] = /<base href="([^"]+)"/.exec(body as string) ?? [];

      expect(new URL(base, service.api.url + path).href).toBe(`${service.api.url}/console/`);
    },
  );

  it('is where the root leads', async () => {
    const answer = await fetch(service.api.url, { redirect: 'manual' });

    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'console/']);
  });

  it('runs no script that is written into it, and styles with a nonce of this answer only', async () => {
    const [one, other] = [await get('/console'), await get('/console')];
    const policy = one.headers.get('content-security-policy') ?? '';
    const [, nonce = ''] = /style-src 'self' 'nonce-([^']{16,})'/.exec(policy) ?? [];

    expect(policy).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
    expect(policy).not.toContain('unsafe');
    expect(one.body).toContain(nonce);
    expect(other.body).not.toContain(nonce);
    const scripts = [...(one.body as string).matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.map(([, , content]) => content)).toEqual(['']);
  });

  it('loads at most 200 KB, compressed, before it shows something', async () => {
    const { body } = await get('/console');
    const files = filesOf(body as string);
    expect(files.length).toBeGreaterThan(1);
    const sizes = await Promise.all(
      files.map(async (file) => {
        const answer = await fetch(new URL(file, `${service.api.url}/console/`));
        return gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
      }),
    );

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_LOAD_BYTES);
  });

  it('has files that caches keep for ever, sent compressed', async () => {
    const { body } = await get('/console');
    const [file = ''] = filesOf(body as string);
    const answer = await fetch(new URL(file, `${service.api.url}/console/`), {
      headers: { 'accept-encoding': 'br' },
    });

    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
  });

  it('is no answer for a file of an older build', async () => {
    const { status, headers } = await get('/console/assets/index-00000000.js');

    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('works behind the prefix of a proxy', async () => {
    const port = await freePort();
    const proxy = await PrefixProxy.start(port, '/behind', service.port);
    const page = await fetch(`http://127.0.0.1:${port}/behind/`);
    const [file = ''] = filesOf(await page.text());
    const asset = await fetch(new URL(file, page.url));

    expect([page.url, asset.status]).toEqual([`http://127.0.0.1:${port}/behind/console/`, 200]);
    await proxy.close();
  });
});
