import type { RouteScope } from './scope.js';

/** How clients that cannot send `X-Management-Key` give the management key: as a token, or as a password. */
export type ManagementScheme = 'bearer' | 'basic';

declare module '../http/route-options.js' {
  interface RouteRules {
    /**
     * The scope a caller needs, `key` for a route that any key but no bearer token may call, `management`
     * for operators, `body` for a route whose handler finds the credentials in the body, or `public` for a
     * route without credentials.
     */
    readonly access?: RouteScope | 'key' | 'management' | 'body' | 'public';
    /** Scopes that a caller needs besides the one of `access`. */
    readonly furtherScopes?: readonly RouteScope[];
    /** On a `management` route: the `Authorization` scheme that may carry the key instead of its header. */
    readonly managementScheme?: ManagementScheme;
  }
}
