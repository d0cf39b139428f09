import { Injectable } from '@nestjs/common';
import { type ActionType, AdmissionService } from '../async-actions/index.js';
import type { BulkBody } from '../async-actions/bulk-body/index.js';
import type { Principal } from '../auth/principal.js';
import { Settings } from '../config/settings.js';
import { invalidPayload } from '../errors/domain-error.js';
import { FrameworkError } from '../errors/framework-error.js';
import { WorkerPool } from '../workers/worker-pool.js';
import type { WorkerTask } from '../workers/worker-task.js';
import type { ParseInput } from './operations/bulk-update/parse-bulk-update.task.js';
import { PARSE_BULK_UPDATE } from './operations/bulk-update/parse-bulk-update.task.js';
import { PARSE_IMPORT_CSV } from './operations/import-csv/parse-import-csv.task.js';
import { PARSE_METADATA_UPDATE } from './operations/metadata-update/parse-metadata-update.task.js';
import { PARSE_IMPORT } from './operations/import/parse-import.task.js';

/** The kinds of bulk job that come with a body of rows. */
export type BulkRequestType = Exclude<ActionType, 'VOUCHERS.METADATA_KEY_PURGE'>;

/** How the body of each bulk request is read. */
const PARSERS: Readonly<Record<BulkRequestType, WorkerTask<ParseInput, BulkBody>>> = {
  'VOUCHERS.BULK_UPDATE': PARSE_BULK_UPDATE,
  'VOUCHERS.METADATA_UPDATE': PARSE_METADATA_UPDATE,
  'VOUCHERS.IMPORT': PARSE_IMPORT,
  'VOUCHERS.IMPORT_CSV': PARSE_IMPORT_CSV,
};

/** A bulk request as it came in. */
export interface BulkRequest {
  readonly principal: Principal;
  readonly requestId: string;
  readonly type: BulkRequestType;
  /** Moved to a worker thread: empty for the caller afterwards. */
  readonly body: Buffer;
  /** The media type with its parameters, for bodies that cannot be read without. */
  readonly contentType?: string;
  /** Ends the reading of the body when the client hangs up. What is accepted then stays accepted. */
  readonly hangUp?: AbortSignal;
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
   * or that it takes too much to read
   */
  async submit({ body, contentType, hangUp, ...request }: BulkRequest): Promise<string> {
    const parsed = await this.parse({ body, contentType, hangUp, ...request });
    if (parsed.kind === 'not-json') throw FrameworkError.invalidJson();
    if (parsed.kind === 'not-multipart') {
      throw FrameworkError.badRequest('Invalid multipart payload format');
    }
    if (parsed.kind === 'refused') throw invalidPayload(parsed.details);
    return this.admission.admit({ ...request, ...parsed });
  }

  private parse({ type, principal, body, contentType, hangUp }: BulkRequest): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    // A small body may share its memory with others; only a buffer of its own can be moved.
    const bytes = new Uint8Array(
      body.byteLength === body.buffer.byteLength ? body.buffer : Uint8Array.from(body).buffer,
    );
    return this.workers.run(
      PARSERS[type],
      { bytes, maxMetadataBytes, contentType },
      { owner: principal.projectId, transfer: [bytes.buffer as ArrayBuffer], signal: hangUp },
    );
  }
}
