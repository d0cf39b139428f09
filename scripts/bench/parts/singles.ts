import { BenchService } from '../bench-service.js';
import { FloorProcess } from '../floor/floor-process.js';
import { measureLoad, type LoadRequest, type Measured } from '../load/load.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, perSecond, spread, times } from '../statistics.js';
import { bulkWork, codeOf } from '../workload.js';

const VOUCHERS = 10_000;
const JOB_ROWS = 1_000;
const SECONDS = 2;
const CONNECTIONS = [10, 50];
/** More than a run can send, as each code can be made once. */
const NEW_CODES = 40_000;

interface Kind {
  readonly part: string;
  /** Times the rate of the floor, by connections. */
  readonly budgets: readonly [number, number];
  /** @param load a name that no other load has */
  readonly requests: (load: string, actionId: string) => LoadRequest[];
}

const codes = Array.from({ length: VOUCHERS }, (_, at) => codeOf(at + 1));

const KINDS: readonly Kind[] = [
  {
    part: 'polls: GET of an ended action',
    budgets: [0.6, 0.6],
    requests: (_, id) => codes.map(() => ({ method: 'GET', path: `/v1/async-actions/${id}` })),
  },
  {
    part: 'vouchers: GET',
    budgets: [0.6, 0.6],
    requests: () => codes.map((code) => ({ method: 'GET', path: `/v1/vouchers/${code}` })),
  },
  {
    part: 'vouchers: create',
    budgets: [0.6, 1.5],
    requests: (load) =>
      Array.from({ length: NEW_CODES }, (_, at) => ({
        method: 'POST',
        path: `/v1/vouchers/NEW-${load}-${at}`,
        body: '{"type":"DISCOUNT_VOUCHER","discount":{"type":"PERCENT","percent_off":10},"metadata":{"shop":"north"}}',
      })),
  },
  {
    part: 'vouchers: PUT of metadata',
    budgets: [0.6, 1.5],
    requests: (load) =>
      codes.map((code, at) => ({
        method: 'PUT',
        path: `/v1/vouchers/${code}`,
        body: `{"metadata":{"lot":"${load}-${at}"}}`,
      })),
  },
];

/** Requests for one thing at a time, from few and from many connections: service and floor in turns. */
export const singlesPart: Part = (options) =>
  BenchService.with(VOUCHERS, async (service) => {
    const { id } = await service.client.runJob(bulkWork(0, JOB_ROWS, VOUCHERS));
    const use = async (floor: FloorProcess) => {
      const lines: ResultLine[] = [];
      for (const kind of KINDS) {
        for (const [at, connections] of CONNECTIONS.entries()) {
          const both = await measureBoth(kind, connections, { service, floor, id }, options);
          lines.push(lineOf(kind, connections, kind.budgets[at] ?? 1, both));
        }
      }
      return lines;
    };
    return FloorProcess.with(VOUCHERS, use, 'single-main.js');
  });

interface Measurable {
  readonly service: BenchService;
  readonly floor: FloorProcess;
  readonly id: string;
}

interface Both {
  readonly service: Measured[];
  readonly floor: Measured[];
}

async function measureBoth(
  kind: Kind,
  connections: number,
  { service, floor, id }: Measurable,
  { runs }: BenchOptions,
): Promise<Both> {
  const both: Both = { service: [], floor: [] };
  const { appId, appToken } = service.process.key;
  const headers = {
    'x-app-id': appId,
    'x-app-token': appToken,
    'content-type': 'application/json',
  };
  // Run 0 warms up.
  for (let run = 0; run <= runs; run += 1) {
    const load = `${connections}-${run}`;
    const common = { headers, connections, seconds: SECONDS };
    const ofService = await measureLoad(service.process.child.pid ?? 0, {
      ...common,
      url: service.process.url,
      requests: kind.requests(load, id),
    });
    const ofFloor = await measureLoad(floor.pid, {
      ...common,
      url: floor.url,
      requests: kind.requests(load, 'aa_1'),
    });
    if (run > 0) both.service.push(ofService);
    if (run > 0) both.floor.push(ofFloor);
  }
  return both;
}

function lineOf(
  { part }: Kind,
  connections: number,
  budget: number,
  { service, floor }: Both,
): ResultLine {
  const rates = (all: readonly Measured[]) => all.map(({ rate }) => rate);
  const cpu = (all: readonly Measured[]) =>
    median(all.map(({ cpuMicros }) => cpuMicros)).toFixed(0);
  const [ofService, ofFloor] = [median(rates(service)), median(rates(floor))];
  return {
    part: `${part}, ${connections} connections`,
    service: `${perSecond(ofService, 'requests')}, ${cpu(service)} us each`,
    floor: `${perSecond(ofFloor, 'requests')}, ${cpu(floor)} us each`,
    ratio: times(ofService / ofFloor),
    budget: `at least ${times(budget)}`,
    spread: `${spread(rates(service), '/s')}; floor ${spread(rates(floor), '/s')}`,
  };
}
