import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import type { Transaction } from '../../src/database/transaction.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { aVoucher, anImportedVoucher } from '../factories/vouchers.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';
import { readVouchers, versionOf } from '../support/vouchers/voucher-versions.js';

const PROJECT = 'proj_a';
const NOW = 1_700_000_001_000;

/** Codes with everything that a statement could trip over. */
const AWKWARD_CODES = [
  "o'clock",
  '%_',
  'ÄÖ',
  '日本',
  '😀',
  '"quoted"',
  'null',
  '1',
  ' x ',
  'A',
  'a',
];

/** What the voucher store promises on every database. */
export function voucherStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the voucher store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormVoucherStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormVoucherStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    function add(...codes: string[]): Promise<void> {
      return inTransaction(async (tx) => {
        for (const code of codes) await store.insert(tx, aVoucher({ code }));
      });
    }

    async function readMetadata(codes: string[]): Promise<Record<string, string>> {
      return Object.fromEntries(
        (await readVouchers(store, PROJECT, codes)).map(({ code, metadata }) => [code, metadata]),
      );
    }

    it('finds a voucher by its code and by its id, as it was added', async () => {
      const voucher = aVoucher({ code: 'A', metadata: '{"b":1,"a":2}', category: 'c' });
      await inTransaction((tx) => store.insert(tx, voucher));
      expect(await store.find(PROJECT, 'A')).toMatchObject(voucher);
      expect(await store.find(PROJECT, voucher.id)).toMatchObject(voucher);
    });

    it('finds nothing by a code that only looks alike, or in another project', async () => {
      await add('Code');
      expect(await store.find(PROJECT, 'code')).toBeNull();
      expect(await store.find(PROJECT, 'Code ')).toBeNull();
      expect(await store.find(PROJECT, 'C%')).toBeNull();
      expect(await store.find('proj_b', 'Code')).toBeNull();
    });

    it('refuses a code that is taken and leaves the voucher as it is', async () => {
      await inTransaction((tx) => store.insert(tx, aVoucher({ code: 'A', metadata: '{"a":1}' })));
      const isAdded = await inTransaction((tx) => store.insert(tx, aVoucher({ code: 'A' })));
      expect(isAdded).toBe(false);
      expect((await store.find(PROJECT, 'A'))?.metadata).toBe('{"a":1}');
    });

    it('lets two projects use the same code', async () => {
      await add('A');
      const other = aVoucher({ code: 'A', projectId: 'proj_b' });
      expect(await inTransaction((tx) => store.insert(tx, other))).toBe(true);
    });

    it('shows nothing of a transaction that was rolled back', async () => {
      const failing = inTransaction(async (tx) => {
        await store.insert(tx, aVoucher({ code: 'A' }));
        throw new Error('Changed its mind');
      });
      await expect(failing).rejects.toThrow('Changed its mind');
      expect(await store.find(PROJECT, 'A')).toBeNull();
    });

    it('adds the vouchers of a chunk whose codes are free, and returns which', async () => {
      await add('taken');
      const [first, taken, twin] = [anImportedVoucher(), anImportedVoucher(), anImportedVoucher()];
      const rejection = { key: 'invalid_payload', details: 'x' };
      const items = [
        [1, 'new', first],
        [2, 'new', twin],
        [3, 'taken', taken],
        [4, 'rejected', null, rejection],
      ];
      const rows = JSON.stringify(items);
      const added = await inTransaction(async (tx) => {
        const count = await store.insertMany(tx, PROJECT, rows, NOW);
        return { count, ids: await store.findAdded(tx, PROJECT, rows) };
      });
      expect(added).toEqual({ count: 1, ids: [first.id] });
      expect(await store.find(PROJECT, 'new')).toMatchObject({ id: first.id, createdAt: NOW });
      expect(await store.find(PROJECT, 'rejected')).toBeNull();
    });

    it('keeps every field of an imported voucher', async () => {
      const definition = '{"discount":{"type":"PERCENT","percent_off":10.5},"campaign":"ü 😀"}';
      const voucher = anImportedVoucher({
        definition,
        metadata: '{"z":1,"a":null,"text":"\\u2028 \' \\" \\\\"}',
        active: 0,
        category: 'shoes',
        startDate: 1_600_000_000_001,
        expirationDate: 1_800_000_000_002,
      });
      const items = JSON.stringify([[1, 'A', voucher]]);
      await inTransaction((tx) => store.insertMany(tx, PROJECT, items, NOW));
      expect(await store.find(PROJECT, 'A')).toMatchObject({
        ...voucher,
        active: false,
        definition: JSON.parse(definition),
      });
    });

    it('imports every column that the entity has', async () => {
      const voucher = anImportedVoucher({
        category: 'shoes',
        campaign: 'summer',
        startDate: 1,
        expirationDate: 2,
        changes: 3,
      });
      const items = JSON.stringify([[1, 'A', voucher]]);
      await inTransaction((tx) => store.insertMany(tx, PROJECT, items, NOW));

      const vouchers = opened.database.reader.getRepository(VoucherEntity);
      const row = await vouchers.findOneByOrFail({ code: 'A' });
      const missing = vouchers.metadata.columns.filter(
        (column) => column.getEntityValue(row) === null,
      );
      // A voucher is never imported into the trash bin. Any other column here is one that the statement drops.
      expect(missing.map(({ propertyName }) => propertyName)).toEqual(['deletedAt']);
      expect(row).toMatchObject({ revision: 3, createdAt: NOW, updatedAt: NOW });
    });

    it('reads the metadata of the given codes, unknown ones not', async () => {
      await add('A', 'B', 'C');
      expect(await readMetadata(['A', 'B', 'unknown'])).toEqual({ A: '{}', B: '{}' });
    });

    it('finds which codes exist, in a transaction or outside, and none of other projects', async () => {
      await add('A', 'B', 'C');
      await inTransaction((tx) => store.insert(tx, aVoucher({ projectId: 'proj_b', code: 'D' })));
      const codes = JSON.stringify(['A', 'a', 'B', 'D']);

      const outside = await store.findCodes(PROJECT, codes);
      const inside = await inTransaction((tx) => store.findCodes(PROJECT, codes, tx));
      expect([outside.sort(), inside.sort()]).toEqual([
        ['A', 'B'],
        ['A', 'B'],
      ]);
    });

    it('finds the vouchers beside codes that no database can hold', async () => {
      const literal = String.raw`a\u0000`;
      await add('A', literal, 'a');
      const codes = ['A', 'a\0', 'a\ud800', literal];
      expect(await readMetadata(codes)).toEqual({ A: '{}', [literal]: '{}' });
    });

    it('keeps metadata byte for byte', async () => {
      const metadata = String.raw`{"z":1.50,"a":"\u00e9\u0001","\\u0000":[1e2, null ],"a b":{}}`;
      await inTransaction((tx) => store.insert(tx, aVoucher({ code: 'A' })));
      const patches = JSON.stringify([['A', metadata, 1, await versionOf(store, PROJECT, 'A')]]);
      await inTransaction((tx) => store.writeMetadata(tx, PROJECT, patches, NOW));
      expect((await store.find(PROJECT, 'A'))?.metadata).toBe(metadata);
      expect(await readMetadata(['A'])).toEqual({ A: metadata });
    });

    it('finds nothing by a text that no database can hold', async () => {
      await add('A');
      expect(await store.find(PROJECT, 'A\0')).toBeNull();
    });

    it('reads and writes awkward codes as they are', async () => {
      await add(...AWKWARD_CODES);
      const versions = new Map(
        (await readVouchers(store, PROJECT, AWKWARD_CODES)).map(({ code, version }) => [
          code,
          version,
        ]),
      );
      const patches = AWKWARD_CODES.map((code, i) => [code, `{"i":${i}}`, 1, versions.get(code)]);
      await inTransaction((tx) => store.writeMetadata(tx, PROJECT, JSON.stringify(patches), NOW));
      const expected = AWKWARD_CODES.map((code, i) => [code, `{"i":${i}}`]);
      expect(await readMetadata(AWKWARD_CODES)).toEqual(Object.fromEntries(expected));
    });

    it('writes the metadata of the named codes and of no other voucher', async () => {
      await add('A', 'B');
      await inTransaction((tx) => store.insert(tx, aVoucher({ code: 'A', projectId: 'proj_b' })));
      const version = await versionOf(store, PROJECT, 'A');
      const patches = JSON.stringify([
        ['unknown', '{"b":1}', 1, version],
        ['A', '{"a":1}', 3, version],
      ]);
      const written = await inTransaction((tx) => store.writeMetadata(tx, PROJECT, patches, NOW));
      expect(written).toBe(1);
      expect(await store.find(PROJECT, 'A')).toMatchObject({
        metadata: '{"a":1}',
        updatedAt: NOW,
      });
      expect(await readVouchers(store, PROJECT, ['A'])).toMatchObject([{ revision: 3 }]);
      expect(await store.find(PROJECT, 'B')).toMatchObject({ metadata: '{}', updatedAt: null });
      expect(await store.find('proj_b', 'A')).toMatchObject({ metadata: '{}', updatedAt: null });
    });

    it('takes one statement for a chunk, however many rows it has', async () => {
      const { database } = opened;
      await add('A');
      const version = await versionOf(store, PROJECT, 'A');
      for (const rows of [1, 10, 2_000]) {
        const codes = Array.from({ length: rows }, (_, i) => `${rows}-${i}`);
        const imported = JSON.stringify(codes.map((code, i) => [i + 1, code, anImportedVoucher()]));
        const wanted = JSON.stringify(codes);
        const patches = JSON.stringify(codes.map((code) => [code, '{"a":1}', 1, version]));
        const statements = [
          await countStatements(database, (tx) => store.insertMany(tx, PROJECT, imported, NOW)),
          await countStatements(database, (tx) => store.findAdded(tx, PROJECT, imported)),
          await countStatements(database, (tx) => store.lockMetadata(tx, PROJECT, wanted)),
          await countStatements(database, (tx) => store.findCodes(PROJECT, wanted, tx)),
          await countStatements(database, (tx) => store.writeMetadata(tx, PROJECT, patches, NOW)),
        ];
        expect({ rows, statements }).toEqual({ rows, statements: [1, 1, 1, 1, 1] });
      }
    });
  });
}
