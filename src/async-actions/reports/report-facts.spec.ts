import { expect, it } from '@jest/globals';
import { KnownFacts, type ReportFacts } from './report-facts.js';

const factsOf = (length: number): ReportFacts => ({ length, digest: '', marks: [] });

it('the facts of so many files are remembered, and those go first that nobody asked for', () => {
  const known = new KnownFacts(2);
  known.add('a', factsOf(1));
  known.add('b', factsOf(2));
  known.find('a');
  known.add('c', factsOf(3));

  expect(['a', 'b', 'c'].map((key) => known.find(key)?.length)).toEqual([1, undefined, 3]);
});
