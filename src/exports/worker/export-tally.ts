import { Injectable } from '@nestjs/common';

/** What the exports of this process have come to since its start, for its metrics. */
@Injectable()
export class ExportTally {
  /** Lines that were committed. */
  rows = 0;
  /** Exports that have ended, by how they did. */
  readonly ended = { DONE: 0, ERROR: 0 };
}
