import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UNAUTHORIZED } from '../support/http/error-bodies.js';
import { MANAGED, MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { Service } from '../support/service/service.js';
import { SharedService } from '../support/service/shared-service.js';

const SHOP = 'https://shop.example';

/** What a browser asks before it lets a page of another origin send a bulk request. */
const preflight = (
  service: Pick<Service, 'api'>,
  origin: string,
  path = '/v1/vouchers/bulk/async',
) =>
  service.api.request('OPTIONS', path, {
    anonymous: true,
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-app-id,x-app-token,content-type',
    },
  });

describe('the headers for browsers', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
  });

  afterAll(() => service.dispose());

  it.each([
    ['an answer', '/v1/vouchers', 200],
    ['a refusal', '/v1/vouchers?limit=x', 400],
    ['a path that is no route', '/nothing', 404],
    ['the documentation', '/docs', 200],
  ])('%s allows no frame, no foreign script and no guess of its type', async (_, path, status) => {
    const answer = await service.api.get(path);

    expect(answer.status).toBe(status);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('the page of the documentation has only what its policy allows', async () => {
    const { body: page } = await service.api.get('/docs');
    const scripts = [...String(page).matchAll(/<script([^>]*)>([^<]*)/g)];

    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      const source = /src='?"?([^'" ]+)/.exec(attributes ?? '')?.[1] ?? 'none';
      expect(content?.trim()).toBe('');
      expect(new URL(source, `${service.api.url}/docs/`).origin).toBe(service.api.url);
    }
  });

  it('the page of the documentation keeps no keys in the browser', async () => {
    const { body: script } = await service.api.get('/docs/swagger-ui-init.js');

    expect(script).toContain('"persistAuthorization": false');
  });

  it('plain HTTP ties no browser to HTTPS', async () => {
    const { headers } = await service.api.get('/v1/vouchers');

    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('no page of another origin may call', async () => {
    const { headers } = await preflight(service, SHOP);

    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a service for pages of another origin, behind a proxy', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({
      env: {
        CORS_ORIGINS: `${SHOP} https://office.example`,
        TRUST_PROXY: '127.0.0.0/8',
        PUBLIC_URL: 'https://vouchers.example',
        MANAGEMENT_KEY,
      },
    });
  });

  afterAll(() => service.dispose());

  it('lets a page of its list ask', async () => {
    const answer = await preflight(service, SHOP);

    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('lets that page read a refusal as well', async () => {
    const refusal = await service.api.request('GET', '/v1/vouchers', {
      anonymous: true,
      headers: { origin: SHOP },
    });

    expect(refusal).toMatchObject(UNAUTHORIZED);
    expect(refusal.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(refusal.headers.get('access-control-expose-headers')).toContain('X-Rate-Limit-Retry');
  });

  it('names no other page', async () => {
    const answer = await preflight(service, 'https://elsewhere.example');

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['/management/v1/projects', '/metrics', '/health/ready', '/docs'])(
    'lets that page call nothing at %s',
    async (path) => {
      const asked = await preflight(service, SHOP, path);
      expect(asked.status).toBeGreaterThanOrEqual(400);
      const { headers } = await service.api.request('GET', path, { headers: { origin: SHOP } });

      for (const answered of [asked.headers, headers]) {
        expect(answered.get('access-control-allow-origin')).toBeNull();
        expect(answered.get('access-control-allow-headers')).toBeNull();
      }
    },
  );

  it('ties browsers to HTTPS, because its public address has it', async () => {
    const { headers } = await service.api.get('/v1/vouchers');

    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/);
  });

  it('believes the address that its proxy names, but none before it', async () => {
    const management = new ManagementClient(service.api);
    const office = { allowed_ips: ['203.0.113.0/24'] };
    const key = await management.createKey(await management.firstProject(), office);
    const statusFrom = async (forwarded?: string) => {
      const { status } = await service.api.request('GET', '/v1/vouchers', {
        headers: {
          'x-app-id': key.appId,
          'x-app-token': key.appToken,
          ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
        },
      });
      return status;
    };

    expect(await statusFrom('203.0.113.7')).toBe(200);
    expect(await statusFrom('198.51.100.7')).toBe(401);
    expect(await statusFrom('203.0.113.7, 198.51.100.7')).toBe(401);
    expect(await statusFrom()).toBe(401);
  });
});

describe('a service that trusts no proxy', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start(MANAGED);
  });

  afterAll(() => service.dispose());

  it('believes the connection, whatever a header claims', async () => {
    const management = new ManagementClient(service.api);
    const office = { allowed_ips: ['203.0.113.0/24'] };
    const key = await management.createKey(await management.firstProject(), office);
    const headers = { 'x-app-id': key.appId, 'x-app-token': key.appToken };

    const claimed = await service.api.request('GET', '/v1/vouchers', {
      headers: { ...headers, 'x-forwarded-for': '203.0.113.7' },
    });
    expect(claimed.status).toBe(401);
  });
});
