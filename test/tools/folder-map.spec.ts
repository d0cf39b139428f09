import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

it('the map of the README has every folder of src, in the order of their names', () => {
  const folders = readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);
  const rows = readFileSync('README.md', 'utf8').matchAll(/^\| `(src\/[^`]+)`/gm);

  expect([...rows].map(([, folder]) => folder)).toEqual(folders.sort());
});
