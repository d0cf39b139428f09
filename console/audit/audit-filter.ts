import type { Schemas } from '../api/client.js';
import { beginOf, endOf, searchDay } from '../ui/days.js';
import { searchChoice, searchText } from '../ui/search-text.js';
import { texts } from './texts.js';

/** One line of the audit trail. */
export type AuditEntry = Schemas['AuditEntryResponse'];
export type AuditEvent = AuditEntry['event'];

export const AUDIT_EVENTS = Object.keys(texts.events) as AuditEvent[];

/** Which entries are wanted, as the address has it. What is missing does not matter. */
export interface AuditFilter {
  /** The id of what an entry is about: a code, a job, a key, a webhook. */
  readonly object?: string;
  readonly project?: string;
  readonly event?: AuditEvent;
  /** The app id of the key that was used. */
  readonly key?: string;
  readonly address?: string;
  readonly request?: string;
  /** Days in the reader's zone, the last one included. */
  readonly from?: string;
  readonly to?: string;
}

/** Reads a filter from an address. What it does not know is left out. */
export function readAuditFilter(search: Readonly<Record<string, unknown>>): AuditFilter {
  return {
    object: searchText(search.object),
    project: searchText(search.project),
    event: searchChoice(search.event, AUDIT_EVENTS),
    key: searchText(search.key),
    address: searchText(search.address),
    request: searchText(search.request),
    from: searchDay(search.from),
    to: searchDay(search.to),
  };
}

/** A filter as the API takes it. */
export function auditQueryOf(filter: AuditFilter) {
  const { object, project, event, key, address, request, from, to } = filter;
  return {
    ...(object !== undefined && { resource_id: object }),
    ...(project !== undefined && { project_id: project }),
    ...(event !== undefined && { event }),
    ...(key !== undefined && { app_id: key }),
    ...(address !== undefined && { address }),
    ...(request !== undefined && { request_id: request }),
    ...(from !== undefined && { from: beginOf(from) }),
    ...(to !== undefined && { until: endOf(to) }),
  };
}
