import { codeOf, type Work } from './workload.js';

/** The voucher that the first item of each hostile body changes, if anything of the body is applied. */
export const NEIGHBOUR = codeOf(1);

/** A body that was made to hurt, and what the service must make of it. */
export interface HostileBody {
  readonly name: string;
  /** With 202 its first item is applied and every other one fails; with 400 nothing is applied. */
  readonly status: 202 | 400;
  /** @param mark the value that the first item gives its voucher */
  work(mark: string): Work;
}

const MAX_BODY_BYTES = 10_485_760;
/** More than the first item and the frame around the hostile ones take. */
const FRAME_BYTES = 200;

/** All hostile bodies. `share` is that of their full size, above 0 and at most 1. */
export function hostileBodies(share: number): HostileBody[] {
  const count = (full: number) => Math.round(full * share);
  const room = count(MAX_BODY_BYTES) - FRAME_BYTES;
  const keys = Array.from({ length: count(40_000) }, (_, at) => `"k${at}":0`).join(',');
  const levels = count(5_000_000);
  const rows = count(380_000);
  return [
    refused(`${mebibytes(room)} of [[[`, '['.repeat(room)),
    failing(`${shown(count(40_000))} keys in one row`, `{"code":"A","metadata":{${keys}}}`),
    failing(
      `one text of ${mebibytes(room)}`,
      `{"code":"A","metadata":{"a":"${'x'.repeat(room)}"}}`,
    ),
    refused(`${shown(levels)} closed levels`, `${'['.repeat(levels)}${']'.repeat(levels)}]`),
    refused(`${shown(count(100_000))} invalid items`, `${repeated('{"code":1}', count(100_000))}]`),
    failing(`${shown(rows)} minimal items`, repeated('{"code":"a","metadata":{}}', rows), rows),
  ];
}

function refused(name: string, items: string): HostileBody {
  const work = (mark: string) => ({ body: bodyOf(mark, items), itemCount: 0, failCount: 0 });
  return { name, status: 400, work };
}

function failing(name: string, items: string, failCount = 1): HostileBody {
  const work = (mark: string) => {
    return { body: bodyOf(mark, `${items}]`), itemCount: failCount + 1, failCount };
  };
  return { name, status: 202, work };
}

function bodyOf(mark: string, rest: string): Buffer {
  return Buffer.from(`[{"code":"${NEIGHBOUR}","metadata":{"mark":"${mark}"}},${rest}`);
}

function repeated(item: string, times: number): string {
  return Array<string>(times).fill(item).join(',');
}

function shown(count: number): string {
  return count.toLocaleString('en');
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}
