import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

/** What the compose file sets for the image of PostgreSQL. */
const OF_POSTGRES_IMAGE = [
  'POSTGRES_USER',
  'POSTGRES_PASSWORD',
  'POSTGRES_DB',
  'POSTGRES_INITDB_ARGS',
];

/** What Node.js itself reads before the service begins. */
const OF_NODE = ['UV_THREADPOOL_SIZE'];

function variablesThatAreRead(): string[] {
  const asked = new Set<string>();
  const note = (name: string) => void asked.add(name);
  const environment: Record<string, undefined> = {};
  const spy = new Proxy(environment, { get: (_target, name) => note(String(name)) });
  readEnvironment(spy);
  return [...asked].sort();
}

/** What the first group of a pattern finds in a file of the repository, each once. */
function namesIn(file: string, pattern: RegExp): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

describe('the configuration table of the README', () => {
  it('names exactly the variables that the service reads', () => {
    expect(namesIn('README.md', /^\| `([A-Z_]+)` +\|/gm)).toEqual(variablesThatAreRead());
  });
});

describe('the variables that the documents ask operators to set', () => {
  const known = new Set([...variablesThatAreRead(), ...OF_POSTGRES_IMAGE, ...OF_NODE]);

  it.each([
    ['docs/operations.md', 'with a value', /`([A-Z_]+)=/g],
    ['docs/operations.md', 'with an underscore', /\b([A-Z]+(?:_[A-Z]+)+)\b/g],
    ['docker-compose.yml', 'given to a container', /^ +([A-Z_]+):/gm],
    ['docker-compose.yml', 'taken from its own environment', /\$\{([A-Z_]+)/g],
    ['deploy/vouchsafe.service', 'set', /^Environment=([A-Z_]+)=/gm],
    ['Dockerfile', 'set', /^(?:ENV)? +([A-Z_]+)=/gm],
  ])('in %s, %s, are all read by the service or by what it runs on', (file, _where, pattern) => {
    const names = namesIn(file, pattern);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});
