import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../src/audit/audit-entry.js';
import { TypeormAuditStore } from '../../src/audit/storage/typeorm-audit-store.js';
import type { AuditStore } from '../../src/audit/storage/audit-store.js';
import { leastSortableId } from '../../src/ids/sortable-id.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const FAR = 1_000;

let made = 0;

/** An entry that was made at its moment, whenever the test runs. */
function anEntry(values: Partial<AuditEntry> = {}): AuditEntry {
  const createdAt = values.createdAt ?? NOW;
  return {
    id: leastSortableId('log_', createdAt).slice(0, -4) + String(made++).padStart(4, '0'),
    createdAt,
    event: 'voucher.created',
    means: 'key',
    appId: 'an-app-id',
    address: '203.0.113.7',
    requestId: 'v-000000000000000001',
    projectId: 'a-project',
    resourceId: 'a-code',
    details: null,
    count: 1,
    ...values,
  };
}

/** What every adapter of the audit store does. */
export function auditStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the audit store on ${name}`, () => {
    let opened: OpenDatabase;
    let store: AuditStore;

    beforeAll(async () => {
      opened = await open();
      store = new TypeormAuditStore(opened.database);
    });

    afterAll(() => opened.dispose());

    const insert = (...entries: AuditEntry[]) =>
      countStatements(opened.database, (tx) => store.insert(tx, entries));

    it('returns what was put in, null as null', async () => {
      const nobody = { appId: null, address: null, requestId: null, resourceId: null };
      const entry = anEntry({ ...nobody, projectId: null, requestId: 'v-only', count: 17 });
      await insert(entry);

      expect(await store.list({ limit: 10, requestId: 'v-only' })).toEqual([entry]);
    });

    it('returns the details of an entry', async () => {
      const details = { scopes: ['api'], expires_at: null };
      const entry = anEntry({ requestId: 'v-details', details });
      await insert(entry);

      expect(await store.list({ limit: 10, requestId: 'v-details' })).toEqual([entry]);
    });

    it('takes many entries with one statement', async () => {
      const entries = Array.from({ length: 21 }, () => anEntry({ event: 'login.failed' }));

      expect(await insert(...entries)).toBe(1);
    });

    it.each<[string, Partial<AuditEntry>]>([
      ['projectId', { projectId: 'wanted-project' }],
      ['event', { event: 'key.rotated' }],
      ['appId', { appId: 'wanted-app' }],
      ['address', { address: '2001:db8::1' }],
      ['requestId', { requestId: 'v-wanted' }],
      ['resourceId', { resourceId: "wanted ' code" }],
    ])('finds entries by %s', async (_member, wanted) => {
      const entry = anEntry(wanted);
      await insert(anEntry(), entry);

      expect(await store.list({ limit: 10, ...wanted } as never)).toEqual([entry]);
    });

    it.each(['projectId', 'appId', 'address', 'requestId', 'resourceId'])(
      'finds nothing by a text with U+0000 as the %s',
      async (member) => {
        expect(await store.list({ limit: 10, [member]: 'a\0' })).toEqual([]);
      },
    );

    it('returns pages from new to old, within bounds of time', async () => {
      const projectId = 'paged';
      const entries = [0, 1, 2, 3].map((ms) => anEntry({ projectId, createdAt: NOW + ms * FAR }));
      await insert(...entries);
      const pageOf = async (page: object) =>
        (await store.list({ limit: 10, projectId, ...page })).map(({ id }) => id);
      const [first, second, third, fourth] = entries.map(({ id }) => id);

      expect(await pageOf({ limit: 3 })).toEqual([fourth, third, second]);
      expect(await pageOf({ startingAfterId: third })).toEqual([second, first]);
      expect(await pageOf({ startingAfterId: `${third}\0` })).toEqual([third, second, first]);
      expect(await pageOf({ from: NOW + FAR, until: NOW + 3 * FAR })).toEqual([third, second]);
    });

    it('deletes what is older than a moment, oldest first and so many at a time', async () => {
      const projectId = 'expiring';
      const long = NOW - 1_000_000 * FAR;
      const old = [0, 1, 2].map((ms) => anEntry({ projectId, createdAt: long + ms * FAR }));
      const young = anEntry({ projectId });
      await insert(...old, young);
      const remove = () => opened.database.transactions.run((tx) => store.deleteBefore(tx, NOW, 2));

      expect(await remove()).toBe(2);
      expect((await store.list({ limit: 10, projectId })).map(({ id }) => id)).toEqual([
        young.id,
        old[2]?.id,
      ]);
      expect(await remove()).toBe(1);
      expect(await remove()).toBe(0);
      expect(await store.list({ limit: 10, projectId })).toEqual([young]);
    });
  });
}
