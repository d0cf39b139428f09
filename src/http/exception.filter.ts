import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translateDriverError } from '../database/driver-errors.js';
import { DomainError } from '../errors/domain-error.js';
import { ERROR_CATALOGUE } from '../errors/error-catalogue.js';
import { FrameworkError } from '../errors/framework-error.js';

/** The answer to a request that matched no route: 404, or 405 when another method would match. */
export type MissedRoute = (request: FastifyRequest) => DomainError;

const STORAGE_RETRY_SECONDS = 5;

/** Renders every error in one of the two shapes of the public API. The only place that does. */
@Catch()
export class ExceptionRenderer implements ExceptionFilter {
  private readonly logger = new Logger(ExceptionRenderer.name);

  constructor(private readonly missedRoute: MissedRoute) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    // The headers are on their way: the only honest end is a broken connection.
    if (reply.sent) return void reply.raw.destroy();
    const error = this.toKnown(exception, request);
    // Fastify closes after a body that was refused, under a client that may still send it and then
    // misses the answer. Only one that waits for the permission to send must not be kept.
    if (request.headers.expect === undefined) reply.removeHeader('connection');
    // Also on routes without credentials, whose links may carry them.
    reply.header('cache-control', 'no-store');
    void (error instanceof FrameworkError
      ? this.sendFrameworkError(reply, error)
      : sendDomainError(reply, request.id, error));
  }

  private toKnown(thrown: unknown, request: FastifyRequest): DomainError | FrameworkError {
    // What a write cannot do its transaction says; a look-up meets the driver's own errors.
    const exception = translateDriverError(thrown);
    if (exception instanceof DomainError || exception instanceof FrameworkError) {
      if (exception instanceof DomainError && ERROR_CATALOGUE[exception.key].status >= 500) {
        this.logger.warn({ err: exception.cause, requestId: request.id, msg: exception.key });
      }
      return exception;
    }
    if (exception instanceof HttpException && exception.getStatus() === 404) {
      return this.missedRoute(request);
    }
    const known = fromFastify(exception);
    if (known !== undefined) return known;
    this.logger.error({ err: exception, requestId: request.id, msg: 'Request failed' });
    return new DomainError('internal_error');
  }

  private sendFrameworkError(reply: FastifyReply, error: FrameworkError): FastifyReply {
    if (error.statusCode === 408) reply.header('connection', 'close');
    return reply.code(error.statusCode).send(error.toBody());
  }
}

/** Answers a domain error: its status, `Retry-After` where there is a time to wait for, and its body. */
export function sendDomainError(
  reply: FastifyReply,
  requestId: string,
  error: DomainError,
): FastifyReply {
  const { status } = ERROR_CATALOGUE[error.key];
  const { retryAfterSeconds = status === 503 ? STORAGE_RETRY_SECONDS : undefined } = error.context;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply.code(status).send(toErrorBody(error, requestId));
}

/** The application shape: `{code, key?, message, details?, request_id?, resource_id?, resource_type?}`. */
export function toErrorBody(error: DomainError, requestId: string): Record<string, unknown> {
  const { status, isBare, isKeyless, ...fixed } = ERROR_CATALOGUE[error.key];
  const { details, resourceId, resourceType, message = fixed.message } = error.context;
  if (isBare) return { code: status, message, ...(!isKeyless && { key: error.key }) };
  return {
    code: status,
    ...(!isKeyless && { key: error.key }),
    message,
    ...(details !== undefined && { details }),
    request_id: requestId,
    ...(resourceId !== undefined && { resource_id: resourceId }),
    ...(resourceType !== undefined && { resource_type: resourceType }),
  };
}

/** Nest hands what Fastify refuses over as an HttpException with Fastify's status. */
function fromFastify(exception: unknown): FrameworkError | undefined {
  if (!(exception instanceof HttpException) || exception.getStatus() >= 500) return undefined;
  return exception.getStatus() === 415
    ? FrameworkError.unsupportedMediaType()
    : FrameworkError.badRequest(exception.message);
}
