import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { JsonMembers } from './body/body-reading.js';

/**
 * How a route takes its body: as checked JSON, as the bytes of JSON or of a multipart form, or as the
 * fields of a form.
 */
export interface BodyRule {
  readonly as: 'json' | 'bytes' | 'multipart' | 'form';
  readonly maxBytes: number;
  /** The members of JSON that the route looks at; without them it is checked and dropped. */
  readonly members?: JsonMembers;
  /** What a body of another media type lacks, for routes that answer it with `invalid_payload` instead of 415. */
  readonly lacks?: string;
}

/** Enough for one voucher with the largest metadata; what is larger has a bulk route. */
const MAX_JSON_BYTES = 262_144;

/** How a route takes its body that says nothing of it. */
export const DEFAULT_BODY: BodyRule = { as: 'json', maxBytes: MAX_JSON_BYTES };

/** What must be known of a route before its controller is reached. `auth/` adds who may call it. */
export interface RouteRules {
  readonly body?: BodyRule;
  /** Memory that a request waits for before its answer is made, where answers are large. */
  readonly answerBytes?: number;
  /** Media type of the answers, if not JSON. Such a route answers whatever its client accepts. */
  readonly produces?: string;
  /**
   * A query parameter by which a request follows a link: it needs no credentials and gets its answer whatever it
   * accepts, and the handler checks the parameter. All other requests are held to the other rules.
   */
  readonly linkParameter?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    vouchsafe?: RouteRules;
  }
}

const KEY = '__vouchsafe_route_options__';

/** Adds options to a route; several decorators on one handler add up. */
export function routeOptions(options: RouteRules): MethodDecorator {
  return (target, property, descriptor: PropertyDescriptor) => {
    const handler = descriptor.value as object;
    const merged = { ...(Reflect.getMetadata(KEY, handler) as RouteRules), ...options };
    Reflect.defineMetadata(KEY, merged, handler);
    RouteConfig({ vouchsafe: merged })(target, property, descriptor);
  };
}

/** Whether a request follows a link of its route, which needs no credentials. @param rules of the route */
export function followsLink(
  { query }: Pick<FastifyRequest, 'query'>,
  { linkParameter }: RouteRules = {},
): boolean {
  return linkParameter !== undefined && Object.hasOwn(query as object, linkParameter);
}

/** The options of a handler, for those that have it and not a request. */
export function routeOptionsOf(handler: object): RouteRules {
  return (Reflect.getMetadata(KEY, handler) ?? {}) as RouteRules;
}

/**
 * The route takes these members of a JSON object as values, and `text` as {@link JsonText}. Others are dropped
 * before the main thread or a validation library sees them.
 */
export const JsonBody = (values: readonly string[], text?: string) =>
  routeOptions({ body: { ...DEFAULT_BODY, members: { values, text } } });

/** The route takes its body as the bytes that came, decoded but not parsed. */
export const BytesBody = (maxBytes: number) => routeOptions({ body: { as: 'bytes', maxBytes } });

/**
 * The route takes a multipart form as the bytes that came, decoded but not taken apart. A body of another media type
 * counts as a form without its field, as for the public API.
 */
export const MultipartBody = (maxBytes: number, field: string) =>
  routeOptions({
    body: { as: 'multipart', maxBytes, lacks: `Payload should have required property '${field}'` },
  });

/** The route takes a small URL-encoded form. */
export const FormBody = () => routeOptions({ body: { as: 'form', maxBytes: 8_192 } });

/** A page of a hundred vouchers whose metadata is as large as the default lets it be. */
const LARGE_ANSWER_BYTES = 7_340_032;

/** The route answers lists of things that are large: a few such answers at a time are made for a project. */
export const LargeAnswer = () => routeOptions({ answerBytes: LARGE_ANSWER_BYTES });

/** A request with this query parameter follows a link, which its handler checks. */
export const FollowedWith = (linkParameter: string) => routeOptions({ linkParameter });

/** The route answers something other than JSON. */
export const Produces = (mediaType: string) => routeOptions({ produces: mediaType });
