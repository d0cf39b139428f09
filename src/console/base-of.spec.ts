import { describe, expect, it } from '@jest/globals';
import { baseOf } from './base-of.js';

const ORIGIN = 'https://shop.example/behind/a/proxy';

describe('the base of the console', () => {
  it.each([
    '/console',
    '/console/',
    '/console?theme=dark',
    '/console/jobs',
    '/console/jobs/',
    '/console/jobs/aa_1?tab=rows/failed',
    '/console/vouchers/a%2Fb/edit',
  ])('leads from %s to the same place, behind any prefix', (path) => {
    const base = new URL(baseOf(path) ?? 'none', ORIGIN + path);

    expect(base.href).toBe(`${ORIGIN}/console/`);
  });

  it('is none for an asset', () => {
    expect(baseOf('/console/assets/index-old.js')).toBeNull();
  });
});
