import { Initial0001 } from './0001-initial.js';
import { VoucherLists0002 } from './0002-voucher-lists.js';
import { VoucherLife0003 } from './0003-voucher-life.js';
import { MetadataSchemas0004 } from './0004-metadata-schemas.js';
import { OauthTokens0005 } from './0005-oauth-tokens.js';
import { KeyLife0006 } from './0006-key-life.js';
import { AuditTrail0007 } from './0007-audit-trail.js';
import { VouchersByUpdate0008 } from './0008-vouchers-by-update.js';
import { ChunkCodes0009 } from './0009-chunk-codes.js';
import { VoucherCategories0010 } from './0010-voucher-categories.js';
import { LeftPlaces0011 } from './0011-left-places.js';
import { AuditDetails0012 } from './0012-audit-details.js';
import { ProjectQuotas0013 } from './0013-project-quotas.js';

/** Every migration of the SQLite schema, in order. The PostgreSQL twins carry the same numbers. */
export const SQLITE_MIGRATIONS = [
  Initial0001,
  VoucherLists0002,
  VoucherLife0003,
  MetadataSchemas0004,
  OauthTokens0005,
  KeyLife0006,
  AuditTrail0007,
  VouchersByUpdate0008,
  ChunkCodes0009,
  VoucherCategories0010,
  LeftPlaces0011,
  AuditDetails0012,
  ProjectQuotas0013,
];
