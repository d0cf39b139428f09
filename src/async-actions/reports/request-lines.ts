import type { MemoryHold } from '../../memory/memory-hold.js';
import type { WorkerPool } from '../../workers/worker-pool.js';
import type { RequestFile } from '../operation.js';
import type { RowSelection } from '../row.js';
import type { ChunkStore, RowRange } from '../storage/chunk-store.js';
import type { ChunkLines, ReportLines } from './report-lines.js';

/** An action whose rows are wanted as a request. */
export interface RequestSource {
  readonly actionId: string;
  readonly projectId: string;
  readonly rows: RowSelection;
  readonly requestFile: RequestFile;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
}

/** Rows of an action as a client sends them, so that the file is a request for the same route. */
export class RequestLines implements ReportLines {
  readonly head: string;
  readonly tail: string;
  readonly separator: ReportLines['separator'];

  constructor(
    private readonly chunks: ChunkStore,
    private readonly workers: WorkerPool,
    private readonly hold: MemoryHold,
    private readonly source: RequestSource,
  ) {
    const { requestFile, shared } = source;
    const { head, tail } = requestFile.frame(shared);
    this.head = head;
    this.tail = tail;
    this.separator = requestFile.separator;
  }

  lastRow(): Promise<number> {
    return this.chunks.lastRow(this.source.actionId);
  }

  async next(after: number, range: RowRange): Promise<ChunkLines | null> {
    const { actionId, projectId: owner, rows: selection, requestFile, shared } = this.source;
    const chunk = await this.chunks.chunkToSend(actionId, after, selection);
    if (chunk === null) return null;
    const { number, items, outcomes, isProcessed } = chunk;
    // Its payloads are with the chunk here, in the thread and in what comes back.
    const size = 3 * items.length;
    this.hold.take(size);
    try {
      const input = { items, outcomes, isProcessed, shared, selection, range };
      const { span, ...lines } = await this.workers.run(requestFile.write, input, { owner });
      return { number, span, batches: [lines] };
    } finally {
      this.hold.shrink(size);
    }
  }
}
