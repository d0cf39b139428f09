import { routeOptions } from '../http/route-options.js';
import type { LimitType } from './rate-limiters.js';

declare module '../http/route-options.js' {
  interface RouteRules {
    /** The limit that a request of the route counts against; `api_calls` without. */
    readonly limit?: LimitType;
  }
}

/** Requests of the route count against this limit instead of `api_calls`. */
export const CountsAs = (limit: LimitType) => routeOptions({ limit });
