import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UNAUTHORIZED } from '../support/http/error-bodies.js';
import { Service } from '../support/service/service.js';

const MANAGEMENT_KEY = 'management-key-0123456789';
const DASHBOARD = join(import.meta.dirname, '../../docs/grafana-dashboard.json');

describe('the metrics', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({ env: { MANAGEMENT_KEY } });
  });

  afterAll(() => service.dispose());

  const get = (headers: Record<string, string>, from = service) =>
    from.api.request('GET', '/metrics', { anonymous: true, headers });
  const text = async () => {
    const { status, body } = await get({ 'x-management-key': MANAGEMENT_KEY });
    expect(status).toBe(200);
    return body as string;
  };

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a wrong management key', { 'x-management-key': `${MANAGEMENT_KEY}0` }],
    ['a wrong bearer token', { authorization: 'Bearer management-key-0' }],
    ['the key as a password', { authorization: `Basic ${btoa(`prometheus:${MANAGEMENT_KEY}`)}` }],
    [
      'the key of a project',
      { 'x-app-id': 'test-app-id', 'x-app-token': 'test-app-token-0123456789' },
    ],
  ])('are closed to a client with %s', async (_name, headers) => {
    expect(await get(headers)).toMatchObject(UNAUTHORIZED);
  });

  it('are closed to everyone where no management key is set', async () => {
    const closed = await Service.start();
    expect(await get({ 'x-management-key': MANAGEMENT_KEY }, closed)).toMatchObject(UNAUTHORIZED);
    expect(await get({ authorization: `Bearer ${MANAGEMENT_KEY}` }, closed)).toMatchObject(
      UNAUTHORIZED,
    );
    await closed.dispose();
  });

  it('are given whatever the scraper accepts', async () => {
    const accept = 'application/openmetrics-text;version=1.0.0';
    const { status, body } = await get({ 'x-management-key': MANAGEMENT_KEY, accept });

    expect(status).toBe(200);
    expect(body).toContain('process_resident_memory_bytes');
  });

  it('are given to a scraper that sends the key as a bearer token, as Prometheus can', async () => {
    const { status, headers } = await get({
      authorization: `Bearer ${MANAGEMENT_KEY}`,
      accept: 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3',
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4');
  });

  it('tell of requests and rows, and of no code, id or path', async () => {
    await service.api.createVoucher('SECRET-CODE');
    const action = await service.api.runBulk([
      { code: 'SECRET-CODE', metadata: { a: 1 } },
      { code: 'SECRET-UNKNOWN', metadata: { a: 1 } },
    ]);
    await service.api.get('/SECRET-PATH?SECRET-QUERY');

    const shown = await text();

    expect(shown).toContain('{method="POST",route="/v1/vouchers/:code",status="200"} 1');
    expect(shown).toContain('{method="POST",route="/v1/vouchers/bulk/async",status="202"} 1');
    expect(shown).toContain('{method="GET",route="none",status="404"} 1');
    expect(shown).toContain('vouchsafe_rows_total{type="VOUCHERS.BULK_UPDATE",outcome="done"} 1');
    expect(shown).toContain('vouchsafe_rows_total{type="VOUCHERS.BULK_UPDATE",outcome="failed"} 1');
    expect(shown).toContain('vouchsafe_chunk_seconds_count{type="VOUCHERS.BULK_UPDATE"} 1');
    expect(shown).toContain(
      'vouchsafe_http_request_seconds_count{method="POST",route="/v1/vouchers/:code"} 1',
    );
    expect(shown).toContain('vouchsafe_log_failures_total 0');
    expect(shown).toContain('vouchsafe_log_lines_lost_total 0');
    expect(shown).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
    expect(shown).not.toContain('SECRET');
    expect(shown).not.toContain(action.id);
  });

  it('are those of the dashboard', async () => {
    const types = (await text()).matchAll(/^# TYPE (\w+) (\w+)$/gm);
    const shown = new Set([...types].flatMap(([, name = '', type = '']) => seriesOf(name, type)));
    const dashboard = JSON.parse(readFileSync(DASHBOARD, 'utf8')) as {
      panels: { targets: { expr: string }[] }[];
    };
    const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const named = new Set(
      queries.flatMap((query) => query.match(/\b[a-z]+(_[a-z0-9]+)+(?=\{)/g) ?? []),
    );

    expect([...named].filter((name) => !shown.has(name))).toEqual([]);
    for (const query of queries) expect(query).toMatch(/\{job=~"\$job"/);
    expect(named.size).toBeGreaterThan(8);
  });
});

function seriesOf(name: string, type: string): string[] {
  return type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name];
}
