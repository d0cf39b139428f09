import type { paths } from '../../src/client/api/schema.js';
import { beginOf, endOf, searchDay } from '../ui/days.js';
import { searchChoice, searchText } from '../ui/search-text.js';
import { texts } from './texts.js';

type ListQuery = NonNullable<paths['/v1/async-actions']['get']['parameters']['query']>;

/** The states that a list can be asked for. What is paused waits or runs. */
export const LISTED_STATES = ['waiting', 'running', 'done', 'doneWithFailures', 'failed'] as const;
export type ListedState = (typeof LISTED_STATES)[number];

/** Which jobs are listed, as the address of the page has it. */
export interface JobFilter {
  readonly state?: ListedState;
  readonly type?: string;
  readonly label?: string;
  /** A code that the job has a row of. */
  readonly code?: string;
  /** First and last day on which the job was sent, as `2026-11-29` in the reader's zone. */
  readonly from?: string;
  readonly to?: string;
}

/** Reads a filter from an address that anybody may have written: what is no filter is left out. */
export function readJobFilter(search: Readonly<Record<string, unknown>>): JobFilter {
  const type = searchText(search.type);
  return {
    state: searchChoice(search.state, LISTED_STATES),
    type: type !== undefined && Object.hasOwn(texts.types, type) ? type : undefined,
    label: searchText(search.label)?.trim() || undefined,
    code: searchText(search.code)?.trim() || undefined,
    from: searchDay(search.from),
    to: searchDay(search.to),
  };
}

type StateQuery = Pick<ListQuery, 'status[]' | 'operation_status[]'>;

const STATES: Readonly<Record<ListedState, StateQuery>> = {
  waiting: { 'status[]': ['ENQUEUED'] },
  running: { 'status[]': ['IN_PROGRESS'] },
  done: { 'status[]': ['DONE'], 'operation_status[]': ['SUCCESS'] },
  doneWithFailures: { 'status[]': ['DONE'], 'operation_status[]': ['FAILED'] },
  failed: { 'status[]': ['FAILED'] },
};

/** The parameters that ask the API for these jobs. */
export function queryOf({ state, type, label, code, from, to }: JobFilter): ListQuery {
  return {
    ...(state !== undefined && STATES[state]),
    ...(type !== undefined && { 'type[]': [type] }),
    ...(label !== undefined && { label }),
    ...(code !== undefined && { code }),
    ...(from !== undefined && { 'created_at[after]': justBefore(beginOf(from)) }),
    ...(to !== undefined && { 'created_at[before]': endOf(to) }),
  };
}

/** Whether a job is still in the state that the filter asks for; nothing else of it ever changes. */
export function isInState(
  job: { readonly status: string; readonly operation_status: string },
  { state }: JobFilter,
): boolean {
  if (state === undefined) return true;
  const { 'status[]': statuses = [], 'operation_status[]': outcomes } = STATES[state];
  const isOutcome = outcomes?.some((one) => one === job.operation_status) ?? true;
  return statuses.some((one) => one === job.status) && isOutcome;
}

/** The API leaves out what was sent at the moment itself. */
function justBefore(moment: string): string {
  return new Date(Date.parse(moment) - 1).toISOString();
}
