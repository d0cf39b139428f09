import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import type { ApiClient } from '../support/http/api-client.js';
import {
  applicationRefusal,
  invalidQuery,
  methodNotAllowed,
  notFound,
} from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { PrefixProxy } from '../support/service/prefix-proxy.js';
import { readSymbols } from '../support/vouchers/read-symbols.js';
import { Service } from '../support/service/service.js';
import { SharedService } from '../support/service/shared-service.js';

interface Asset {
  id: string;
  url: string;
}
type Kind = 'qr' | 'barcode';
type Assets = Record<Kind, Asset>;

const TOO_MUCH =
  'A barcode holds at most 80 printable ASCII characters, and the code of this voucher has more or others';

/** What a browser gets from a link. */
async function download(url: string) {
  const { status, headers, ...answer } = await fetch(url).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    bytes: new Uint8Array(await response.arrayBuffer()),
  }));
  return { status, headers, type: headers.get('content-type'), ...answer };
}

describe('the images of a voucher', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher(WITNESS);
  });
  afterAll(() => service.dispose());

  const assetsOf = async (code: string) => (await service.api.createVoucher(code)).assets as Assets;

  it.each([
    'welcome',
    'ÜBER-10 ß 😀',
    '^FNC1 (01)<b>&"',
    '1234567890',
    'x'.repeat(255),
    '😀'.repeat(255),
  ])('hold %s in the QR code', async (code) => {
    const { qr } = await assetsOf(code);

    const { status, type, bytes } = await download(qr.url);

    expect([status, type]).toEqual([200, 'image/png']);
    expect(await readSymbols(bytes)).toEqual([{ format: 'QRCode', text: code }]);
  });

  it.each(['spring', 'a/b %20?#', '^FNC1 (02)<b>&"', '0123456789', '~'.repeat(80)])(
    'hold %s in the barcode',
    async (code) => {
      const { barcode } = await assetsOf(code);

      const { status, type, bytes } = await download(barcode.url);

      expect([status, type]).toEqual([200, 'image/png']);
      expect(await readSymbols(bytes)).toEqual([{ format: 'Code128', text: code }]);
    },
  );

  it.each(['Frühling', '😀', 'y'.repeat(81)])('have no barcode of %s', async (code) => {
    const { barcode } = await assetsOf(code);

    await expectRefusal(
      service.api,
      () => service.api.get(barcode.url),
      applicationRefusal(404, 'not_found', 'Resource not found', {
        details: TOO_MUCH,
        resource_id: barcode.id,
        resource_type: 'barcode',
      }),
    );
  });

  it.each<Kind>(['qr', 'barcode'])(
    'are drawn as SVG when the link of the %s asks for it',
    async (kind) => {
      const asset = (await assetsOf(`svg-${kind}`))[kind];

      const { status, type, bytes } = await download(`${asset.url}?format=svg`);
      const text = Buffer.from(bytes).toString();

      expect([status, type]).toEqual([200, 'image/svg+xml']);
      expect(text).toMatch(/^<svg viewBox="0 0 \d+ \d+" xmlns="http:\/\/www\.w3\.org\/2000\/svg">/);
      expect(text).toMatch(/<path [^<>]*d="M[\d.]+ /);
      expect(text.trim()).toMatch(/<\/svg>$/);
      expect((await download(`${asset.url}?format=png`)).type).toBe('image/png');
    },
  );

  it('may be kept for an hour by a browser, and shown in pages of other origins', async () => {
    const { qr } = await assetsOf('headers');

    const { headers } = await download(qr.url);

    expect(headers.get('cache-control')).toBe('private, max-age=3600');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('have links that a read, a change and a list repeat', async () => {
    const assets = await assetsOf('same');
    const put = await service.api.request('PUT', '/v1/vouchers/same', { json: { category: 'c' } });
    const off = await service.api.request('POST', '/v1/vouchers/same/disable');
    const { body } = await service.api.get('/v1/vouchers?code=same');

    expect(put.body.assets).toEqual(assets);
    expect(off.body.assets).toEqual(assets);
    expect((await service.api.getVoucher('same')).assets).toEqual(assets);
    expect(body.vouchers[0].assets).toEqual(assets);
    expect(assets.qr.url).toBe(`${service.api.url}/assets/qr/${assets.qr.id}`);
    expect(assets.barcode.url).toBe(`${service.api.url}/assets/barcode/${assets.barcode.id}`);
    expect(assets.qr.id).not.toBe(assets.barcode.id);
  });

  it.each(['', '?force=true'])('are gone with a voucher that was deleted%s', async (query) => {
    const code = `gone${query.length}`;
    const { qr } = await assetsOf(code);
    await service.api.request('DELETE', `/v1/vouchers/${code}${query}`);

    await expectRefusal(service.api, () => service.api.get(qr.url), notFound('qr', qr.id));
  });

  it('never show a voucher whose code is the id of a deleted one', async () => {
    const { id, assets } = await service.api.createVoucher('first');
    await service.api.request('DELETE', '/v1/vouchers/first');
    await service.api.createVoucher(id as string);

    expect((await download((assets as Assets).qr.url)).status).toBe(404);
  });
});

describe('a link to an image', () => {
  let service: SharedService;
  let api: ApiClient;
  let qr: Asset;
  let barcode: Asset;

  beforeAll(async () => {
    service = await SharedService.join();
    api = service.api;
    await api.createVoucher(WITNESS);
    ({ qr, barcode } = (await api.createVoucher('linked')).assets as Assets);
  });
  afterAll(() => service.dispose());

  const parts = () => qr.id.split('.') as [string, string, string];
  const altered: [name: string, change: () => string][] = [
    ['no signature', () => parts().slice(0, 2).join('.')],
    ['half a signature', () => qr.id.slice(0, -32)],
    ['another digit', () => qr.id.slice(0, -1) + (qr.id.endsWith('0') ? '1' : '0')],
    ['a signature in capitals', () => [...parts().slice(0, 2), parts()[2].toUpperCase()].join('.')],
    ['another key', () => [parts()[0], '00000000', parts()[2]].join('.')],
    ['another subject', () => [`${parts()[0]}A`, parts()[1], parts()[2]].join('.')],
    ['no subject', () => ['', parts()[1], parts()[2]].join('.')],
    ['the signature of the barcode', () => barcode.id],
    ['one more part', () => `${qr.id}.svg`],
    ['a name from the prototype', () => '__proto__'],
  ];

  it.each(altered)('is unknown with %s', async (_name, change) => {
    const id = change();
    await expectRefusal(api, () => api.get(`/assets/qr/${id}`), notFound('qr', id));
  });

  it.each(['gif', '', 'PNG'])('refuses the format %j', (format) =>
    expectRefusal(
      api,
      () => api.get(`${qr.url}?format=${format}`),
      invalidQuery('Property .format must be equal to one of the allowed values [ png, svg ]'),
    ),
  );

  it('leads nowhere for another kind of image', () =>
    expectRefusal(api, () => api.get(`/assets/aztec/${qr.id}`), notFound()));

  it.each(['POST', 'PUT', 'DELETE'])('does not answer %s', (method) =>
    expectRefusal(
      api,
      () => api.request(method, qr.url),
      methodNotAllowed(`${method} is not supported by this endpoint. Did you mean GET?`),
    ),
  );
});

describe('the images of a service behind a prefix', () => {
  let service: Service;
  let proxy: PrefixProxy;

  beforeAll(async () => {
    const port = await freePort();
    service = await Service.start({ env: { PUBLIC_URL: `http://127.0.0.1:${port}/promo` } });
    proxy = await PrefixProxy.start(port, '/promo', service.port);
  });

  afterAll(async () => {
    await proxy.close();
    await service.dispose();
  });

  it('are reached by their links, also after a restart', async () => {
    const { assets } = await service.api.createVoucher('prefixed');
    await service.stop();
    const { directory } = service;
    service = await Service.start({ directory, env: { PORT: String(service.port) } });

    const { bytes } = await download((assets as Assets).qr.url);

    expect((assets as Assets).qr.url).toContain('/promo/assets/qr/');
    expect(await readSymbols(bytes)).toEqual([{ format: 'QRCode', text: 'prefixed' }]);
  });
});
