import { Initial0001 } from './0001-initial.js';
import { JobControl0002 } from './0002-job-control.js';
import { JobProgress0003 } from './0003-job-progress.js';
import { Webhooks0004 } from './0004-webhooks.js';
import { FindingJobs0005 } from './0005-finding-jobs.js';
import { VoucherHistory0006 } from './0006-voucher-history.js';
import { Exports0007 } from './0007-exports.js';
import { AllOrNothing0008 } from './0008-all-or-nothing.js';
import { SignInCodes0009 } from './0009-sign-in-codes.js';

/** Every migration of the PostgreSQL schema, in order. The SQLite twins carry the same numbers. */
export const POSTGRES_MIGRATIONS = [
  Initial0001,
  JobControl0002,
  JobProgress0003,
  Webhooks0004,
  FindingJobs0005,
  VoucherHistory0006,
  Exports0007,
  AllOrNothing0008,
  SignInCodes0009,
];
