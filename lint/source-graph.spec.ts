import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { reachableFrom, sourceGraph } from './source-graph.js';

describe('what worker threads load', () => {
  let root: string;

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function loaded(files: Record<string, string>): Record<string, string[]> {
    root = mkdtempSync(join(tmpdir(), 'vouchsafe-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, 'src', name)), { recursive: true });
      writeFileSync(join(root, 'src', name), text);
    }
    return Object.fromEntries(
      reachableFrom(sourceGraph(root), (file) => file.endsWith('.task.ts')),
    );
  }

  it('is followed over any number of files, through folders', () => {
    const ways = loaded({
      'a/one.task.ts': `import { two } from './two.js';`,
      'a/two.ts': `export { three } from '../b/three.js';`,
      'b/three.ts': `export const three = () => import('./four.js');`,
      'b/four.ts': '',
      'b/never.ts': `import { four } from './four.js';`,
    });

    expect(ways).toEqual({
      'src/a/one.task.ts': ['src/a/one.task.ts'],
      'src/a/two.ts': ['src/a/one.task.ts', 'src/a/two.ts'],
      'src/b/three.ts': ['src/a/one.task.ts', 'src/a/two.ts', 'src/b/three.ts'],
      'src/b/four.ts': ['src/a/one.task.ts', 'src/a/two.ts', 'src/b/three.ts', 'src/b/four.ts'],
    });
  });

  it('is not what only types come from', () => {
    const ways = loaded({
      'one.task.ts': [
        `import type { A } from './a.js';`,
        `import { type B } from './b.js';`,
        `export type { C } from './c.js';`,
        `import { type D, d } from './d.js';`,
      ].join('\n'),
      'a.ts': '',
      'b.ts': '',
      'c.ts': '',
      'd.ts': '',
      'one.spec.ts': `import { a } from './a.js';`,
    });

    expect(Object.keys(ways)).toEqual(['src/one.task.ts', 'src/d.ts']);
  });
});
