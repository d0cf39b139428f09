import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The versions in what the first group of a pattern finds in a file of the repository. */
function versionsIn(file: string, pattern: RegExp): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  return pattern.exec(text)?.[1]?.match(/\b\d+\.\d+\.\d+/g) ?? [];
}

const major = (version: string) => Number.parseInt(version, 10);

describe('the supported versions of Node.js', () => {
  const supported = versionsIn('package.json', /"engines": \{\s+"node": "([^"]+)"/);
  const seen = versionsIn('CONTRIBUTING.md', /passed on Node\.js ((?:[\d.]+(?:,| and)?\s+)+)/);

  it('begin with the oldest version of each major one that was seen to pass', () => {
    const oldest = seen.filter(
      (version, index) => index === 0 || major(version) !== major(seen[index - 1] ?? ''),
    );
    expect(oldest).not.toEqual([]);
    expect(supported).toEqual(oldest);
  });

  it('are those that the README names', () => {
    expect(versionsIn('README.md', /needs Node\.js [^(]+\(from ([^)]+) on\)/)).toEqual(supported);
  });

  it('have the exact one of the image among those that were seen to pass', () => {
    const [image] = versionsIn('Dockerfile', /^ARG NODE_VERSION=(\S+)$/m);
    expect(seen).toContain(image);
  });

  it('are run by CI in the newest version that was seen to pass', () => {
    expect(versionsIn('.ci/run', /npm run test:node -- (\S+)/)).toEqual(seen.slice(-1));
  });
});
