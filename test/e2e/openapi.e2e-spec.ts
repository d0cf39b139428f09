import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/shared-service.js';

const COMMITTED = join(import.meta.dirname, '../../openapi.json');
const WHAT_TO_RUN = 'If the API was meant to change: npm run openapi';

describe('the OpenAPI document', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
  });

  afterAll(() => service.dispose());

  it('is committed as the service serves it', async () => {
    const { body: served } = await service.api.get('/openapi.json');
    const committed: unknown = JSON.parse(readFileSync(COMMITTED, 'utf8'));

    expect({ WHAT_TO_RUN, document: served }).toEqual({ WHAT_TO_RUN, document: committed });
  });
});
