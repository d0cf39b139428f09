import type { paths } from '../../src/client/api/schema.js';
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
  const { state, type, label, code, from, to } = search;
  return {
    state: LISTED_STATES.find((one) => one === state),
    type: typeof type === 'string' && Object.hasOwn(texts.types, type) ? type : undefined,
    label: textOf(label),
    code: textOf(code),
    from: dayOf(from),
    to: dayOf(to),
  };
}

/** A text of digits comes as a number out of an address. */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && startOf(value) !== null ? value : undefined;
}

/** Whether it leaves any job out. */
export function isFiltered(filter: JobFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
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
  const [begin, last] = [startOf(from), startOf(to)];
  return {
    ...(state !== undefined && STATES[state]),
    ...(type !== undefined && { 'type[]': [type] }),
    ...(label !== undefined && { label }),
    ...(code !== undefined && { code }),
    // Both ends are left out by the API.
    ...(begin && { 'created_at[after]': new Date(begin.getTime() - 1).toISOString() }),
    ...(last && { 'created_at[before]': dayAfter(last).toISOString() }),
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

/** The first moment of a day in the reader's zone; null for a text that names no day. */
function startOf(day: string | undefined): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (year === undefined) return null;
  const start = new Date(Number(year), Number(month) - 1, Number(date));
  return start.getMonth() === Number(month) - 1 ? start : null;
}

function dayAfter(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
}
