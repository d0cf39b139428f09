import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RedisServer } from '../../scripts/support/redis-server.js';
import { describeWithRedis } from '../support/machine/describe-with-redis.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

/** What Node.js writes of a thread that ends: the scripts that ran, and how often each function was called. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}

type Run = Coverage['result'];

const FOR_REDIS = ['bull', '@nestjs/bull', '@bull-board/api', '@bull-board/nestjs', 'ioredis'];
const FOR_POSTGRES = ['pg', 'pg-pool'];
const BUILD_TOOLS = ['typescript', '@swc/core', '@nestjs/cli'];

describe('the service loads what its settings need', () => {
  let coverage: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    coverage = temporaryFolder();
  });

  afterEach(() => coverage.remove());

  const start = (env: Record<string, string> = {}) =>
    Service.start({ env: { NODE_V8_COVERAGE: coverage.path, ...env } });

  /** What its main thread ran until its orderly end. */
  async function runOf(service: Service): Promise<Run> {
    await service.stop();
    const mainThread = new RegExp(`^coverage-${service.pid}-\\d+-0\\.json$`);
    const file = readdirSync(coverage.path).find((name) => mainThread.test(name));
    await service.dispose();
    return (JSON.parse(readFileSync(coverage.file(String(file)), 'utf8')) as Coverage).result;
  }

  it('without Redis and PostgreSQL: nothing of theirs, and nothing that builds', async () => {
    const packages = packagesOf(await runOf(await start()));

    expect(packages).toEqual(expect.arrayContaining(['@nestjs/core', 'typeorm', 'sqlite3']));
    const needless = [...FOR_REDIS, ...FOR_POSTGRES, ...BUILD_TOOLS];
    expect(packages.filter((name) => needless.includes(name))).toEqual([]);
  });

  it('the OpenAPI document is built when it is first asked for, and once', async () => {
    const unasked = await runOf(await start());
    expect(callsOf(unasked, 'createOpenApiDocument')).toBe(0);

    const service = await start();
    for (const path of ['/openapi.json', '/docs', '/openapi.json']) {
      expect((await service.api.get(path)).status).toBe(200);
    }
    expect(callsOf(await runOf(service), 'createOpenApiDocument')).toBe(1);
  });

  describeWithRedis('with a Redis', () => {
    let redis: RedisServer;

    beforeAll(async () => {
      redis = await RedisServer.start();
    });

    afterAll(() => redis.dispose());

    it('Bull, its board and its client', async () => {
      const packages = packagesOf(await runOf(await start({ REDIS_URL: redis.url })));

      expect(packages).toEqual(expect.arrayContaining(FOR_REDIS));
      expect(packages.filter((name) => FOR_POSTGRES.includes(name))).toEqual([]);
    });
  });
});

/** The packages of which code was loaded: as files of their own, or in a file of the bundle, as its map says. */
function packagesOf(run: Run): string[] {
  const files = run.flatMap(({ url }) => (url.includes('/dist/bundle/') ? sourcesOf(url) : [url]));
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function sourcesOf(url: string): string[] {
  const map = readFileSync(new URL(`${url}.map`), 'utf8');
  return (JSON.parse(map) as { sources: string[] }).sources;
}

function callsOf(run: Run, functionName: string): number | undefined {
  const functions = run.flatMap((script) => script.functions);
  return functions.find((called) => called.functionName === functionName)?.ranges[0]?.count;
}
