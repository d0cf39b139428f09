import { Injectable } from '@nestjs/common';
import type { ActionType } from '../async-actions/action-type.js';
import type { BulkBody } from '../async-actions/admission/bulk-body.js';
import { AdmissionService } from '../async-actions/admission/admission.service.js';
import type { Principal } from '../auth/principal.js';
import { Settings } from '../config/settings.js';
import { invalidPayload } from '../errors/domain-error.js';
import { FrameworkError } from '../errors/framework-error.js';
import { WorkerPool } from '../workers/worker-pool.js';
import type { WorkerTask } from '../workers/worker-task.js';
import type { ParseInput } from './operations/bulk-update/parse-bulk-update.task.js';
import { PARSE_BULK_UPDATE } from './operations/bulk-update/parse-bulk-update.task.js';
import { PARSE_IMPORT } from './operations/import/parse-import.task.js';

/** The kinds of bulk job that come with a body of rows. */
export type BulkRequestType = Exclude<ActionType, 'VOUCHERS.METADATA_KEY_PURGE'>;

/** How the body of each bulk request is read. */
const PARSERS: Readonly<Record<BulkRequestType, WorkerTask<ParseInput, BulkBody>>> = {
  'VOUCHERS.BULK_UPDATE': PARSE_BULK_UPDATE,
  'VOUCHERS.IMPORT': PARSE_IMPORT,
};

/** A bulk request as it came in. */
export interface BulkRequest {
  readonly principal: Principal;
  readonly requestId: string;
  readonly type: BulkRequestType;
  /** Moved to a worker thread: empty for the caller afterwards. */
  readonly body: Buffer;
}

/** Takes bulk requests on vouchers: the body is read in a worker thread, then admitted. */
@Injectable()
export class BulkRequestsService {
  constructor(
    private readonly settings: Settings,
    private readonly workers: WorkerPool,
    private readonly admission: AdmissionService,
  ) {}

  /**
   * Gives the id of the accepted action, which is on disk by then.
   * @throws FrameworkError when the body is not JSON, DomainError invalid_payload naming what is wrong in it
   */
  async submit({ body, ...request }: BulkRequest): Promise<string> {
    const parsed = await this.parse(request.type, body);
    if (parsed.kind === 'not-json') throw FrameworkError.invalidJson();
    if (parsed.kind === 'refused') throw invalidPayload(parsed.details);
    return this.admission.admit({ ...request, ...parsed });
  }

  private parse(type: BulkRequestType, body: Buffer): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    // A small body may share its memory with others; only a buffer of its own can be moved.
    const bytes = new Uint8Array(
      body.byteLength === body.buffer.byteLength ? body.buffer : Uint8Array.from(body).buffer,
    );
    return this.workers.run(PARSERS[type], { bytes, maxMetadataBytes }, [
      bytes.buffer as ArrayBuffer,
    ]);
  }
}
