import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { mutated } from '../torture/mutants/mutant.js';
import { MUTANTS } from '../torture/mutants/mutants.js';

it.each(MUTANTS)('the code still has the place of the mutant: $name', (mutant) => {
  const original = readFileSync(mutant.file, 'utf8');

  expect(mutated(mutant, original)).not.toBe(original);
});
