import { BenchService } from './bench-service.js';
import { FloorProcess } from './floor/floor-process.js';
import type { HttpClient } from './http-client.js';
import type { ResultLine } from './part.js';
import { median, ms, perSecond, spread, times } from './statistics.js';

/** What was measured of the service and of the floor. */
export interface Both<T> {
  readonly service: readonly T[];
  readonly floor: readonly T[];
}

/** Measures service and floor in turns, each with so many vouchers. Run 0 warms both up and does not count. */
export function inTurns<T>(
  { vouchers, runs }: { readonly vouchers: number; readonly runs: number },
  measure: (client: HttpClient, run: number) => Promise<T>,
): Promise<Both<T>> {
  return BenchService.with(vouchers, (service) =>
    FloorProcess.with(vouchers, async (floor) => {
      const measured = { service: [] as T[], floor: [] as T[] };
      for (let run = 0; run <= runs; run += 1) {
        const ofService = await measure(service.client, run);
        const ofFloor = await measure(floor.client, run);
        if (run > 0) measured.service.push(ofService);
        if (run > 0) measured.floor.push(ofFloor);
      }
      return measured;
    }),
  );
}

/**
 * The line that compares one value of both.
 * @param unit of a rate; without it the values are milliseconds
 */
export function comparedLine<T>(
  part: string,
  { service, floor }: Both<T>,
  { of, budget, unit }: { of: (one: T) => number; budget: string; unit?: string },
): ResultLine {
  const shown = (value: number) => (unit === undefined ? ms(value) : perSecond(value, unit));
  const spreadOf = (values: number[]) => spread(values, unit === undefined ? 'ms' : `${unit}/s`);
  const [ofService, ofFloor] = [service.map(of), floor.map(of)];
  return {
    part,
    service: shown(median(ofService)),
    floor: shown(median(ofFloor)),
    ratio: times(median(ofService) / median(ofFloor)),
    budget,
    spread: `${spreadOf(ofService)}; floor ${spreadOf(ofFloor)}`,
  };
}
