import { texts } from './texts.js';

/** The pages of a project, and the scopes that each needs. */
export const PROJECT_PLACES = [
  { to: '/jobs', label: texts.jobs, scopes: ['async-actions'] },
  { to: '/bulk-update', label: texts.bulkUpdate, scopes: ['vouchers', 'async-actions'] },
  { to: '/import', label: texts.imports, scopes: ['vouchers', 'async-actions'] },
  { to: '/vouchers', label: texts.vouchers, scopes: ['vouchers'] },
  { to: '/exports', label: texts.exports, scopes: ['exports'] },
  { to: '/metadata-schema', label: texts.schema, scopes: ['metadata-schemas'] },
  { to: '/queue', label: texts.queue, scopes: ['async-actions'] },
] as const;

/** The pages of operators. */
export const OPERATOR_PLACES = [
  { to: '/projects', label: texts.projects },
  { to: '/keys', label: texts.keys },
  { to: '/webhooks', label: texts.webhooks },
  { to: '/audit', label: texts.audit },
] as const;

export type Place = (typeof PROJECT_PLACES)[number] | (typeof OPERATOR_PLACES)[number];

/** Whether a path is that of a place or below it. */
export function isAt(path: string, { to }: Pick<Place, 'to'>): boolean {
  return path === to || path.startsWith(`${to}/`);
}

/** The place that a path belongs to, if it belongs to any. */
export function placeOf(path: string): Place | undefined {
  return [...PROJECT_PLACES, ...OPERATOR_PLACES].find((place) => isAt(path, place));
}
