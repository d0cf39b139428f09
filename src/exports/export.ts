import type { ErrorKey } from '../errors/error-catalogue.js';

/** As the public API has them. Waiting, being written, ended with a file, ended without one. */
export type ExportStatus = 'SCHEDULED' | 'IN_PROGRESS' | 'DONE' | 'ERROR';

/** What a client asked for. */
export interface ExportParameters {
  readonly order: ExportOrder;
  readonly fields: readonly string[];
  /** As they were sent, and found readable. */
  readonly filters: Readonly<Record<string, unknown>>;
  readonly campaign_id?: string;
}

/** The orders of an export: what a voucher is sorted by must not change while they are walked through. */
export const EXPORT_ORDERS = {
  created_at: { by: 'createdAt', isDescending: false },
  '-created_at': { by: 'createdAt', isDescending: true },
  code: { by: 'code', isDescending: false },
  '-code': { by: 'code', isDescending: true },
} as const;

export type ExportOrder = keyof typeof EXPORT_ORDERS;

/** Why there is no file. */
export interface ExportFailure {
  readonly key: ErrorKey;
  readonly message: string;
  readonly details: string;
}

/** An export of vouchers to a file. */
export interface Export {
  /** `exp_` and 24 letters and digits. */
  readonly id: string;
  readonly projectId: string;
  readonly parameters: ExportParameters;
  readonly status: ExportStatus;
  /** Vouchers in the file so far. */
  readonly rowCount: number;
  /** Pieces of the file so far. */
  readonly chunkCount: number;
  readonly error: ExportFailure | null;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** When it is deleted, in Unix milliseconds; null until it has ended. */
  readonly availableTill: number | null;
}
