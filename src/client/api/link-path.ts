/** The routes that links of the service lead to. */
const ROUTES = ['/reports/', '/v1/exports/'];

/**
 * The path and the query of a link, from the root of the service on. Links name the public address of the service, and
 * a client may reach it by another one.
 */
export function pathOfLink(link: string): string {
  const { pathname, search } = new URL(link);
  const from = Math.max(0, ...ROUTES.map((route) => pathname.lastIndexOf(route)));
  return pathname.slice(from) + search;
}
