import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.js';

function nameAfter(names: StatementNames, text: string, times: number): string | undefined {
  let name: string | undefined;
  for (let time = 0; time < times; time += 1) name = names.nameOf(text);
  return name;
}

describe('the names of prepared statements', () => {
  it('go to a statement that comes often, and stay its own', () => {
    const names = new StatementNames();

    expect(nameAfter(names, 'SELECT $1', 4)).toBeUndefined();
    const name = names.nameOf('SELECT $1');

    expect(name).toBeDefined();
    expect(names.nameOf('SELECT $1')).toBe(name);
    expect(nameAfter(names, 'SELECT $1 + 1', 5)).not.toBe(name);
  });

  it('are not spent on statements that come once each', () => {
    const names = new StatementNames();
    for (let n = 0; n < 5_000; n += 1) names.nameOf(`SELECT $1 + ${n}`);

    expect(nameAfter(names, 'SELECT $1', 5)).toBeDefined();
  });

  it('are a hundred at most', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 200 }, (_, n) => nameAfter(names, `SELECT $1 + ${n}`, 5));

    expect(new Set(given.filter(Boolean)).size).toBe(100);
  });
});
