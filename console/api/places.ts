import { pathOfLink } from '../../src/client/api/link-path.js';

/** Where the console is, with a slash at its end. The service writes it into the page, whatever proxies add. */
const CONSOLE = new URL(document.baseURI);

/** The path of the console, for its router. */
export const consolePath = CONSOLE.pathname;

/** Where the service is, with a slash at its end. */
export const serviceUrl = new URL('..', CONSOLE).href;

/**
 * The address of a file of the service at the origin of this page. Links of the service name its public address, which
 * may be another one than the reader has opened.
 */
export function addressHere(link: string): string {
  return new URL(pathOfLink(link).slice(1), serviceUrl).href;
}
