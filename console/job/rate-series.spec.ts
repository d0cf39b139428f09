import { describe, expect, it } from '@jest/globals';
import { ratesOf, withSample, type Samples } from './rate-series.js';

const taken = (...samples: [at: number, rows: number][]): Samples =>
  samples.reduce<Samples>((before, [at, rows]) => withSample(before, { at, rows }), []);

describe('the rate of a job', () => {
  it('is that of the rows between two samples', () => {
    const { times, values } = ratesOf(taken([1_000, 0], [1_500, 1_000], [3_500, 2_000]));

    expect(times).toEqual([1_000, 1_500, 3_500]);
    expect(values).toEqual([2_000, 2_000, 500]);
  });

  it.each([
    ['without a sample', taken()],
    ['with a single sample', taken([1_000, 5])],
    ['when nothing has changed since', taken([1_000, 5], [1_000, 5])],
  ])('is not known %s', (_, samples) => {
    expect(ratesOf(samples)).toEqual({ times: [], values: [] });
  });

  it('is that of the whole time when rows took long to come', () => {
    expect(ratesOf(taken([0, 10], [500, 10], [1_000, 20])).values).toEqual([10, 10]);
  });

  it('never goes back in time or in rows', () => {
    expect(taken([2_000, 10], [1_000, 20], [3_000, 5])).toEqual([{ at: 2_000, rows: 10 }]);
  });

  it('of a long job keeps its first and latest sample, and not more than can be seen', () => {
    const many = Array.from({ length: 5_001 }, (_, at): [number, number] => [at * 250, at]);
    const samples = taken(...many);

    expect(samples.length).toBeLessThanOrEqual(400);
    expect([samples[0]?.at, samples.at(-1)?.at]).toEqual([0, 1_250_000]);
    expect(ratesOf(samples).values.every((rate) => rate === 4)).toBe(true);
  });
});
