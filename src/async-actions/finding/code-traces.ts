import { Injectable } from '@nestjs/common';
import type { AsyncAction } from '../async-action.js';
import { seek, type SoughtCode } from '../code-range.js';
import { isDryRun } from '../options/dry-run.option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import { CodeIndex, type ChunkPlace, type CodeRows } from '../storage/code-index.js';

/** Candidates of one look; chunks whose rows are read, and looks, of one page: they bound what it costs. */
const CANDIDATES = 32;
const MAX_CHUNKS = 32;
const MAX_LOOKS = 16;

/** What an action did to the rows of a code, in one of its chunks. */
export interface CodeTrace extends CodeRows {
  readonly action: AsyncAction;
  /** JSON text that all rows of the action share, or null. */
  readonly shared: string | null;
}

/** What is read of the rows of a code. */
export interface TraceQuery {
  /** Only actions up to this place in the order of acceptance. */
  readonly sequence: number;
  /** Only changes with a revision below this one. */
  readonly below: number;
  /** Enough changes; reading goes on to the end of an action. */
  readonly limit: number;
  /** Only what was done at this moment or later, in Unix milliseconds. */
  readonly since: number;
}

/** Traces, those of the newest action first, and how far they were read. */
export interface CodeTraces {
  readonly traces: readonly CodeTrace[];
  /** The place of the action from which reading can go on; null at the end. */
  readonly goesOnAt: number | null;
}

/** Reads what the actions of a project did to the rows of a code, in the order in which they were applied, backwards. */
@Injectable()
export class CodeTraceReader {
  constructor(
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly codes: CodeIndex,
  ) {}

  /** Dry runs have no traces, and neither have rows that are not kept any more. */
  async read(projectId: string, code: string, query: TraceQuery): Promise<CodeTraces> {
    const sought = seek(code);
    const traces: CodeTrace[] = [];
    let before: ChunkPlace = { sequence: query.sequence + 1, actionId: '', number: 0 };
    for (let look = 0; look < MAX_LOOKS; look += 1) {
      const candidates = await this.codes.candidates(projectId, sought, {
        before,
        limit: CANDIDATES,
      });
      const held = await this.codes.holding(sought, candidates);
      const actions = await this.actionsOf(held);
      for (const chunk of held) {
        const isNext = chunk.actionId !== traces.at(-1)?.action.id;
        if (isNext && isEnough(traces, query)) return { traces, goesOnAt: chunk.sequence };
        const trace = await this.traceOf(actions.get(chunk.actionId), chunk, sought, query);
        if (trace === null) continue;
        if (trace.processedAt < query.since) return { traces, goesOnAt: null };
        traces.push(trace);
      }
      const last = candidates.at(-1);
      if (last === undefined || candidates.length < CANDIDATES) return { traces, goesOnAt: null };
      before = last;
    }
    return { traces, goesOnAt: before.sequence };
  }

  private async actionsOf(
    chunks: readonly ChunkPlace[],
  ): Promise<ReadonlyMap<string, AsyncAction>> {
    const actions = await this.actions.findAll([...new Set(chunks.map((one) => one.actionId))]);
    return new Map(actions.map((action) => [action.id, action]));
  }

  private async traceOf(
    action: AsyncAction | undefined,
    chunk: ChunkPlace,
    { json }: SoughtCode,
    { below, limit }: TraceQuery,
  ): Promise<CodeTrace | null> {
    if (action === undefined || isDryRun(action.options)) return null;
    const [rows, shared] = await Promise.all([
      this.codes.rows({ ...chunk, json, below, limit }),
      this.chunks.sharedOf(action.id),
    ]);
    return rows === null ? null : { ...rows, action, shared };
  }
}

function isEnough(traces: readonly CodeTrace[], { limit }: TraceQuery): boolean {
  const noted = traces.reduce((sum, { notedCount }) => sum + notedCount, 0);
  return noted >= limit || traces.length >= MAX_CHUNKS;
}
