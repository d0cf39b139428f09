import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isLostConnection } from '../driver-errors.js';
import type { LaneConnection } from '../lanes/bounded-read.js';
import { LANE_RULES, type LaneName, type Lanes } from '../lanes/lane-rules.js';
import { ReadLane } from '../lanes/read-lane.js';
import type { Statement } from '../statement.js';

const RULES = LANE_RULES.postgres;

/** How many connections all lanes together have at most. */
export const LANE_CONNECTIONS = Object.values(RULES).reduce((sum, { slots }) => sum + slots, 0);

/**
 * The lanes of a PostgreSQL server. They share a pool, of which each has its own share, because none runs
 * more than its slots. `canceller` is another pool, as a connection that is busy takes no orders.
 */
export function postgresLanes(pool: DataSource, canceller: DataSource): Lanes {
  const laneOf = (name: LaneName) => new ReadLane(RULES[name], () => connect(pool, canceller));
  return {
    indexed: laneOf('indexed'),
    walking: laneOf('walking'),
    decoding: laneOf('decoding'),
  };
}

/** A backend's number is on the client, but not in its types. */
type Backend = PoolClient & { readonly processID: number };

async function connect(pool: DataSource, canceller: DataSource): Promise<LaneConnection> {
  const runner = pool.createQueryRunner();
  const client = (await runner.connect()) as Backend;
  return {
    query: async <Row>({ sql, parameters }: Statement) => {
      try {
        return (await runner.query(sql, [...parameters])) as Row[];
      } catch (error) {
        // It goes back to no pool: nothing is known of what it still does.
        if (isLostConnection(error)) client.end().catch(() => undefined);
        throw error;
      }
    },
    interrupt: async () => {
      await canceller.query('SELECT pg_cancel_backend($1)', [client.processID]);
    },
    release: () => runner.release(),
  };
}
