import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import { PrefixProxy } from '../support/service/prefix-proxy.js';
import { Service } from '../support/service/service.js';

const COMMITTED = join(import.meta.dirname, '../../openapi.json');
const WHAT_TO_RUN = 'If the API was meant to change: npm run openapi';

describe('the OpenAPI document', () => {
  let service: Service;
  let proxy: PrefixProxy | undefined;

  afterEach(async () => {
    await proxy?.close();
    await service.dispose();
  });

  it('is committed as a service without a public address serves it', async () => {
    service = await Service.start({ env: { PUBLIC_URL: '' } });

    const { body: served } = await service.api.get('/openapi.json');
    const committed: unknown = JSON.parse(readFileSync(COMMITTED, 'utf8'));

    expect({ WHAT_TO_RUN, document: served }).toEqual({ WHAT_TO_RUN, document: committed });
  });

  it('names the public address, so that its paths lead through a proxy with a prefix', async () => {
    const proxyPort = await freePort();
    const publicUrl = `http://127.0.0.1:${proxyPort}/promo`;
    service = await Service.start({ env: { PUBLIC_URL: `${publicUrl}/` } });
    proxy = await PrefixProxy.start(proxyPort, '/promo', service.port);

    const document = (await (await fetch(`${publicUrl}/openapi.json`)).json()) as {
      servers: { url: string }[];
      components: {
        securitySchemes: Record<string, { flows?: { clientCredentials: { tokenUrl: string } } }>;
      };
    };
    const page = await (await fetch(`${publicUrl}/docs/swagger-ui-init.js`)).text();

    expect(document.servers).toEqual([{ url: publicUrl }]);
    expect(page).toContain(`"url": "${publicUrl}"`);
    expect((await fetch(`${document.servers[0]?.url}/health/live`)).status).toBe(200);
    const { flows } = document.components.securitySchemes['X-Voucherify-OAuth'] ?? {};
    const token = await fetch(flows?.clientCredentials.tokenUrl ?? '', {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${service.api.key.appId}:${service.api.key.appToken}`)}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(token.status).toBe(200);
  });
});
