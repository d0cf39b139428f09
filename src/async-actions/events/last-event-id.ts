import { DomainError } from '../../errors/domain-error.js';

/** The place that the header `Last-Event-ID` names; null without it. @throws DomainError invalid_last_event_id */
export function readLastEventId(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '') return null;
  if (/^\d{1,15}$/.test(header.trim())) return Number(header);
  throw new DomainError('invalid_last_event_id', {
    details: 'Last-Event-ID must be the id of an event',
  });
}
