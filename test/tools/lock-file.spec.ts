import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface LockedPackage {
  readonly integrity?: string;
  readonly resolved?: string;
}

const { packages } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
) as { packages: Record<string, LockedPackage> };
/** All but the project itself. */
const installed = Object.entries(packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('has a hash for each package, of every platform', () => {
    const unchecked = installed.filter(
      ([, { integrity = '' }]) => !integrity.startsWith('sha512-'),
    );

    expect(installed.length).toBeGreaterThan(900);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it('takes no package from an address of its own', () => {
    const addressed = installed.filter(([, { resolved }]) => resolved !== undefined);

    expect(addressed.map(([path]) => path)).toEqual([]);
  });
});
