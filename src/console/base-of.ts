/**
 * Where `/console/` is, seen from a path below it. Relative, because a proxy may add a prefix that the service does not
 * know.
 * @param url path and query of a request below `/console`
 * @returns null for the path of an asset: an old page that asks for a file of its build must not get a page
 */
export function baseOf(url: string): string | null {
  const [path = ''] = url.split('?');
  const below = path.slice('/console'.length);
  if (below === '') return './console/';
  if (below.startsWith('/assets/')) return null;
  const depth = below.split('/').length - 2;
  return depth === 0 ? './' : '../'.repeat(depth);
}
