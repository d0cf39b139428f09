import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const README = join(import.meta.dirname, '../../README.md');

describe('the configuration table of the README', () => {
  it('names exactly the variables that the service reads', () => {
    const asked = new Set<string>();
    const note = (name: string) => void asked.add(name);
    const environment: Record<string, undefined> = {};
    const spy = new Proxy(environment, { get: (_target, name) => note(String(name)) });
    readEnvironment(spy);

    const rows = readFileSync(README, 'utf8').matchAll(/^\| `([A-Z_]+)` +\|/gm);
    const documented = [...rows].map(([, name]) => name);

    expect(documented.sort()).toEqual([...asked].sort());
  });
});
