import { describe, expect, it } from '@jest/globals';
import { auditQueryOf, readAuditFilter } from './audit-filter.js';

describe('a filter of the audit trail', () => {
  it('is read from an address, without what it does not know', () => {
    const search = { object: 4711, event: 'constructor', from: 'yesterday', to: '2026-01-31' };

    expect(readAuditFilter(search)).toEqual({ object: '4711', to: '2026-01-31' });
  });

  it('asks for the object by its id and for the whole of the last day', () => {
    const filter = readAuditFilter({ object: 'aa_1', event: 'key.revoked', to: '2026-01-31' });

    expect(auditQueryOf(filter)).toEqual({
      resource_id: 'aa_1',
      event: 'key.revoked',
      until: new Date(2026, 1, 1).toISOString(),
    });
  });
});
