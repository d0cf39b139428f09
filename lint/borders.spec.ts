import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { borders } from './borders.js';

const PROCESS_ENV = 'no-restricted-properties';

/** The configuration of the project. Only rules that need types are left out: a planted file has none. */
const eslint = new ESLint({
  cwd: dirname(import.meta.dirname),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('borders/') || ruleId === PROCESS_ENV,
});

async function messages(filePath: string, text: string) {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages ?? [];
}

/** The rules that refuse the text at this place; what cannot be parsed shows as a message. */
async function refusals(filePath: string, text: string): Promise<string[]> {
  return (await messages(filePath, text)).map(({ ruleId, message }) => ruleId ?? message);
}

const TYPEORM = `import { DataSource } from 'typeorm';`;
const BULL = `import type { Queue } from 'bull';`;
const SQLITE = `import sqlite3 from 'sqlite3';`;
const PG = `import pg from 'pg';`;
const NEST_ERROR = `import { NotFoundException } from '@nestjs/common';`;
const VALIDATOR = `import { IsString } from 'class-validator';`;

const REFUSED: [border: string, file: string, text: string][] = [
  ['borders/typeorm', 'src/vouchers/vouchers.service.ts', TYPEORM],
  ['borders/typeorm', 'src/async-actions/async-actions.controller.ts', TYPEORM],
  ['borders/typeorm', 'scripts/demo/main.ts', TYPEORM],
  [
    'borders/database-parts',
    'src/audit/audit.service.ts',
    `import { run } from '../database/statement.js';`,
  ],
  [
    'borders/database-parts',
    'src/queue/queue.module.ts',
    `import { ApiKeyEntity } from '../database/entities/index.js';`,
  ],
  ['borders/drivers', 'src/auth/storage/typeorm-key-store.ts', SQLITE],
  ['borders/drivers', 'src/health/health.service.ts', PG],
  ['borders/drivers', 'test/e2e/audit.e2e-spec.ts', SQLITE],
  ['borders/drivers', 'scripts/demo/main.ts', PG],
  ['borders/bull', 'src/async-actions/runner/runner.service.ts', BULL],
  ['borders/bull', 'src/database/database.module.ts', BULL],
  [
    'borders/bull',
    'src/metrics/metrics.module.ts',
    `import { BullBoardModule } from '@bull-board/nestjs';`,
  ],
  [
    'borders/stores',
    'src/async-actions/async-actions.controller.ts',
    `import { ActionStore } from './storage/action-store.js';`,
  ],
  [
    'borders/stores',
    'src/auth/oauth/oauth.controller.ts',
    `import { KeyStore } from '../storage/key-store.js';`,
  ],
  ['borders/nest-errors', 'src/vouchers/vouchers.service.ts', NEST_ERROR],
  ['borders/nest-errors', 'src/auth/access.guard.ts', NEST_ERROR],
  ['borders/nest-errors', 'src/queue/queue.module.ts', `import * as nest from '@nestjs/common';`],
  ['borders/framework', 'src/vouchers/operations/import/read-import.task.ts', VALIDATOR],
  ['borders/framework', 'src/vouchers/operations/import/import-item.ts', VALIDATOR],
  [
    'borders/framework',
    'src/async-actions/bulk-body/chunking.ts',
    `import { Injectable } from '@nestjs/common';`,
  ],
  [
    'borders/framework',
    'src/http/body/multipart.ts',
    `import type { FastifyRequest } from 'fastify';`,
  ],
  ['borders/framework', 'src/vouchers/domain/voucher.ts', VALIDATOR],
  ['borders/framework', 'src/errors/domain-error.ts', VALIDATOR],
  [
    'borders/vouchers',
    'src/async-actions/storage/action-store.ts',
    `import type { Voucher } from '../../vouchers/domain/voucher.js';`,
  ],
  [
    'borders/vouchers',
    'src/auth/storage/planted.ts',
    `import type { Voucher } from '../../vouchers/domain/voucher.js';`,
  ],
  [
    'borders/async-actions',
    'src/vouchers/planted.service.ts',
    `import { ActionStore } from '../async-actions/storage/action-store.js';`,
  ],
  [
    'borders/async-actions',
    'src/metrics/planted.ts',
    `import type { RowOutcome } from '../async-actions/row.js';`,
  ],
  [
    'borders/async-actions',
    'src/vouchers/operations/import/planted.task.ts',
    `import { toChunks } from '../../../async-actions/bulk-body/chunking.js';`,
  ],
  [
    'borders/bulk-body',
    'src/async-actions/admission/planted.ts',
    `import { RowBuffer } from '../bulk-body/row-buffer.js';`,
  ],
  // The surface for other rooms loads Nest.
  [
    'borders/framework',
    'src/async-actions/bulk-body/index.ts',
    `export { AsyncActionsModule } from '@nestjs/common';`,
  ],
  [
    'borders/client',
    'src/client/files/planted.ts',
    `import { parseJson } from '../../json/parse-json.js';`,
  ],
  ['borders/client', 'src/client/api/planted.ts', VALIDATOR],
  ['borders/environment', 'src/queue/bull-options.ts', `import { env } from 'node:process';`],
  [PROCESS_ENV, 'src/queue/bull-options.ts', 'export const url = process.env.REDIS_URL;'],
  [
    'borders/no-folder-circles',
    'src/errors/planted.ts',
    `import { queryOf } from '../database/driver-errors.js';`,
  ],
  [
    'borders/no-folder-circles',
    'src/http/planted.ts',
    `import type { Scope } from '../auth/scope.js';`,
  ],
  // The way back is one of types only.
  [
    'borders/no-folder-circles',
    'src/http/planted.ts',
    `import { limitRequests } from '../rate-limits/limit-requests.hook.js';`,
  ],
  [
    'borders/no-folder-circles',
    'src/health/planted.ts',
    `import { createApplication } from '../application.js';`,
  ],
];

const ALLOWED: [file: string, text: string][] = [
  ['src/auth/storage/typeorm-key-store.ts', TYPEORM],
  ['src/database/sqlite/driver.ts', SQLITE],
  ['src/database/postgres/postgres-lanes.ts', PG],
  ['src/vouchers/vouchers.service.spec.ts', TYPEORM],
  ['test/support/databases/database-file.ts', SQLITE],
  ['scripts/support/postgres-process.ts', PG],
  ['scripts/bench/parts/typical.ts', TYPEORM],
  ['src/queue/bull-options.ts', BULL],
  ['src/management/queue-board/queue-board.module.ts', BULL],
  [
    'src/vouchers/vouchers.service.ts',
    `import { VoucherStore } from './storage/voucher-store.js';`,
  ],
  ['src/vouchers/vouchers.controller.ts', `import { Controller } from '@nestjs/common';`],
  ['src/http/exception.filter.ts', NEST_ERROR],
  ['src/vouchers/dto/create-voucher.dto.ts', VALIDATOR],
  ['src/async-actions/runner/planted.ts', `import { parseJson } from '../../json/parse-json.js';`],
  [
    'src/vouchers/planted.service.ts',
    `import { AdmissionService } from '../async-actions/index.js';`,
  ],
  [
    'src/vouchers/operations/import/planted.ts',
    `import { toChunks } from '../../../async-actions/bulk-body/index.js';`,
  ],
  [
    'src/async-actions/admission/planted.ts',
    `import type { BulkBody } from '../bulk-body/index.js';`,
  ],
  ['src/client/mapping/planted.ts', `import { decode } from '../files/encoding.js';`],
  ['src/config/process-environment.ts', 'export const all = process.env;'],
  ['scripts/demo/main.ts', 'export const port = process.env.PORT;'],
  ['src/http/planted.ts', `import { DomainError } from '../errors/domain-error.js';`],
];

describe('the borders', () => {
  it.each(REFUSED)('are kept by %s in %s', async (border, file, text) => {
    expect(await refusals(file, text)).toContain(border);
  });

  it.each(ALLOWED)('let %s have its own', async (file, text) => {
    expect(await refusals(file, text)).toEqual([]);
  });

  it('each have an import that they refuse', () => {
    const rules = Object.keys(borders[0]?.plugins?.borders?.rules ?? {});
    const planted = new Set(REFUSED.map(([border]) => border));
    planted.delete(PROCESS_ENV);

    expect([...planted].sort()).toEqual(rules.map((name) => `borders/${name}`).sort());
  });

  it('add up where several hold for one file', async () => {
    const store = `import { ActionStore } from './storage/action-store.js';`;
    const voucher = `import { Voucher } from '../vouchers/domain/voucher.js';`;
    const text = [store, voucher, TYPEORM, BULL, SQLITE, NEST_ERROR].join('\n');

    expect(await refusals('src/async-actions/async-actions.controller.ts', text)).toEqual([
      'borders/stores',
      'borders/vouchers',
      'borders/no-folder-circles',
      'borders/typeorm',
      'borders/bull',
      'borders/drivers',
      'borders/nest-errors',
    ]);
  });

  it.each([
    `import type { DataSource } from 'typeorm';`,
    `import 'typeorm/driver/sqlite/SqliteDriver.js';`,
    `export * from 'typeorm';`,
    `export { DataSource } from 'typeorm';`,
    `export const lazy = () => import('typeorm');`,
    `export type Source = import('typeorm').DataSource;`,
    `import typeorm = require('typeorm');`,
  ])('see the import in: %s', async (text) => {
    expect(await refusals('src/auth/planted.ts', text)).toEqual(['borders/typeorm']);
  });

  it('find a store by what an import means, not by how it is written', async () => {
    const file = 'src/vouchers/storage/planted.controller.ts';

    expect(await refusals(file, `import { VoucherStore } from './voucher-store.js';`)).toEqual([
      'borders/stores',
    ]);
  });

  it('say on which way a worker thread loads a file', async () => {
    const [refusal] = await messages('src/ids/random-id.ts', VALIDATOR);
    const [chunking] = await messages('src/async-actions/bulk-body/chunking.ts', VALIDATOR);

    expect(refusal?.message).toContain('Loaded by src/ids/random-id.ts.');
    expect(chunking?.message).toMatch(/Loaded by src\/\S+\.task\.ts > .*chunking\.ts\.$/);
  });
});
