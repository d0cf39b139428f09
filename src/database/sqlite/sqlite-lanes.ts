import type sqlite3 from 'sqlite3';
import type { DataSource } from 'typeorm';
import type { LaneConnection } from '../lanes/bounded-read.js';
import { LANE_RULES, type LaneName, type Lanes } from '../lanes/lane-rules.js';
import { ReadLane } from '../lanes/read-lane.js';
import { rowsOf } from '../statement.js';
import { sqliteDataSource } from './sqlite-data-source.js';

const RULES = LANE_RULES.sqlite;

/** The lanes of a SQLite file: a connection for each slot, which runs nothing else. */
export class SqliteLanes {
  /** Yet to be opened, and to be closed by who opens them. */
  readonly sources: readonly DataSource[];
  readonly lanes: Lanes;

  constructor(file: string) {
    const sources: DataSource[] = [];
    const laneOf = (name: LaneName): ReadLane => {
      const own = Array.from({ length: RULES[name].slots }, () => sqliteDataSource(file));
      sources.push(...own);
      return new ReadLane(RULES[name], () => Promise.resolve(takeFrom(own)));
    };
    this.lanes = {
      indexed: laneOf('indexed'),
      walking: laneOf('walking'),
      decoding: laneOf('decoding'),
    };
    this.sources = sources;
  }
}

function takeFrom(free: DataSource[]): LaneConnection {
  const source = free.pop();
  if (source === undefined) throw new Error('A lane has more slots than connections');
  return {
    query: (statement) => rowsOf(source, statement),
    interrupt: () => interrupt(source),
    release: () => Promise.resolve(void free.push(source)),
  };
}

/** TypeORM has no type for the driver's connection. Fails while the connection is being closed. */
function interrupt(source: DataSource): Promise<void> {
  const { databaseConnection } = source.driver as unknown as {
    databaseConnection: sqlite3.Database;
  };
  return new Promise((resolve) => {
    databaseConnection.interrupt();
    resolve();
  });
}
