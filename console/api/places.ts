/** Where the console is, with a slash at its end. The service writes it into the page, whatever proxies add. */
const CONSOLE = new URL(document.baseURI);

/** The path of the console, for its router. */
export const consolePath = CONSOLE.pathname;

/** Where the service is, with a slash at its end. */
export const serviceUrl = new URL('..', CONSOLE).href;

/**
 * The address of a report at the origin of this page. Links of the service name its public address, which may be
 * another one than the reader has opened.
 */
export function reportAddress(link: string): string {
  return addressHere(link, 'reports/');
}

/** The address of the file of an export at the origin of this page. */
export function exportAddress(link: string): string {
  return addressHere(link, 'v1/exports/');
}

/** @param root what the path of the link has behind the address of the service */
function addressHere(link: string, root: string): string {
  const { pathname, search } = new URL(link);
  return new URL(pathname.slice(pathname.lastIndexOf(`/${root}`) + 1) + search, serviceUrl).href;
}
