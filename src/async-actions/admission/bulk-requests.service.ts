import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { FrameworkError } from '../../errors/framework-error.js';
import type { BulkBody } from '../bulk-body/index.js';
import type { BulkChoices } from '../options/bulk-choices.js';
import { OperationRegistry } from '../operation-registry.js';
import type { BulkOptions } from '../options/bulk-option.js';
import { AdmissionService, type Admitted } from './admission.service.js';
import type { IdempotentRequest } from './idempotency.service.js';

/** A bulk request as it came in. */
export interface BulkRequest extends BulkChoices {
  readonly principal: Principal;
  readonly requestId: string;
  /** Of the operation that the rows are for. */
  readonly type: string;
  /** Moved to a worker thread: empty for the caller afterwards. */
  readonly body: Buffer;
  /** The media type with its parameters, for bodies that cannot be read without. */
  readonly contentType?: string;
  /** Ends the reading of the body when the client hangs up. What is accepted then stays accepted. */
  readonly hangUp?: AbortSignal;
}

/** A bulk request of a route, which decides on its operation. */
export type SubmittedRequest = Omit<BulkRequest, 'type'>;

/** Accepts a bulk request for one operation, see {@link BulkRequestsService.submit}. */
export type SubmitBulkRequest = (request: SubmittedRequest) => Promise<Admitted>;

/** Accepts bulk requests: the operation reads the body in a worker thread, then the rows are admitted. */
@Injectable()
export class BulkRequestsService {
  constructor(
    private readonly operations: OperationRegistry,
    private readonly admission: AdmissionService,
  ) {}

  /** {@link submit} for one operation. Call it while modules start: the boot fails when the type has no operation. */
  to(type: string): SubmitBulkRequest {
    this.operations.expect(type);
    return (request) => this.submit({ ...request, type });
  }

  /**
   * Returns the id of the accepted action, which is on disk by then, see {@link AdmissionService.admit}.
   * @throws FrameworkError when the body is not JSON, DomainError invalid_payload naming what is wrong in it
   * or that it takes too much to read
   */
  async submit(sent: BulkRequest): Promise<Admitted> {
    const { principal, requestId, type, options, idempotencyKey: key } = sent;
    const read = await this.read(sent);
    if (read.kind === 'not-json') throw FrameworkError.invalidJson();
    if (read.kind === 'not-multipart') {
      throw FrameworkError.badRequest('Invalid multipart payload format');
    }
    if (read.kind === 'refused') throw invalidPayload(read.details);
    const { sha256, ...accepted } = read;
    const idempotency = key === undefined ? undefined : idempotencyOf(key, type, options, sha256);
    return this.admission.admit({ principal, requestId, type, options, ...accepted, idempotency });
  }

  private read({
    type,
    principal,
    body,
    contentType,
    hangUp,
    options,
    idempotencyKey,
  }: BulkRequest): Promise<BulkBody> {
    const operation = this.operations.get(type);
    if (operation.readBody === undefined) throw new Error(`No request has a body for ${type}`);
    // A small body may share its memory with others; only a buffer of its own can be moved.
    const bytes = new Uint8Array(
      body.byteLength === body.buffer.byteLength ? body.buffer : Uint8Array.from(body).buffer,
    );
    return operation.readBody(
      { bytes, contentType, options, isDigested: idempotencyKey !== undefined },
      { owner: principal.projectId, transfer: [bytes.buffer as ArrayBuffer], signal: hangUp },
    );
  }
}

function idempotencyOf(
  key: string,
  type: string,
  options: BulkOptions,
  bodySha256: string | undefined,
): IdempotentRequest {
  if (bodySha256 === undefined) throw new Error(`No digest is made of the bodies for ${type}`);
  return { key, route: JSON.stringify([type, options]), bodySha256 };
}
