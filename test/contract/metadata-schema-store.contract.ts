import { AsyncResource } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../src/database/transaction.js';
import {
  toSchema,
  type MetadataSchema,
  type StoredSchema,
} from '../../src/metadata-schemas/domain/metadata-schema.js';
import { TypeormMetadataSchemaStore } from '../../src/metadata-schemas/storage/typeorm-metadata-schema-store.js';
import { aDefinition } from '../factories/metadata-schema.js';
import { pause } from '../support/eventually.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const OUTSIDE = new AsyncResource('outside');
let made = 0;

function aStored({ properties = {}, ...fields }: Partial<MetadataSchema> = {}): StoredSchema {
  made += 1;
  return {
    projectId: 'p',
    id: `ms_${made}`,
    relatedObject: 'voucher',
    properties: JSON.stringify(properties),
    allowDefinedOnly: false,
    version: 1,
    createdAt: made,
    updatedAt: null,
    ...fields,
  };
}

/** What the metadata schema store promises on every database. */
export function metadataSchemaStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the metadata schema store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormMetadataSchemaStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormMetadataSchemaStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return opened.database.transactions.run(work);
    }

    const insert = (schema: StoredSchema) => inTransaction((tx) => store.insert(tx, schema));
    const inForce = (relatedObject: string) =>
      inTransaction((tx) => store.inForce(tx, 'p', relatedObject));

    it('finds a schema as it was added, in its own project only', async () => {
      const schema = aStored({ allowDefinedOnly: true });
      expect(await insert(schema)).toBe(true);
      expect(await store.find('p', schema.id)).toEqual(toSchema(schema));
      expect(await store.findByObject('p', 'voucher')).toEqual(toSchema(schema));
      expect(await store.findStored('p', schema.id)).toEqual(schema);
      expect(await store.findStoredByObject('p', 'voucher')).toEqual(schema);
      expect(await store.findStored('other', schema.id)).toBeNull();
      expect(await store.find('other', schema.id)).toBeNull();
    });

    it('finds nothing by a text with U+0000', async () => {
      await insert(aStored());
      expect(await store.find('p', '\0')).toBeNull();
      expect(await store.findByObject('p', 'voucher\0')).toBeNull();
      expect(await store.findStored('p', '\0')).toBeNull();
      expect(await store.findStoredByObject('p', 'voucher\0')).toBeNull();
      expect(await inTransaction((tx) => store.delete(tx, 'p', '\0'))).toBe(false);
    });

    it('adds one schema a resource, and leaves the transaction as it is when there is one', async () => {
      await insert(aStored());
      const custom = aStored({ relatedObject: 'address' });
      await inTransaction(async (tx) => {
        expect(await store.insert(tx, aStored())).toBe(false);
        expect(await store.insert(tx, custom)).toBe(true);
      });
      expect(await store.list('p')).toHaveLength(2);
    });

    it('returns the schema in force with those that it names, whatever their keys are', async () => {
      const strange = '$.a "b" \u{1F600}';
      const address = aDefinition({ type: 'object', objectType: 'address' });
      await insert(
        aStored({
          properties: { [strange]: address, constructor: aDefinition({ type: 'string' }) },
        }),
      );
      await insert(
        aStored({ relatedObject: 'address', properties: { zip: aDefinition({ type: 'string' }) } }),
      );
      await insert(aStored({ relatedObject: 'other' }));

      const schema = await inForce('voucher');

      expect(JSON.parse(schema?.text ?? '')).toEqual({
        properties: { [strange]: address, constructor: aDefinition({ type: 'string' }) },
        allowDefinedOnly: false,
        nested: {
          address: {
            properties: { zip: aDefinition({ type: 'string' }) },
            allowDefinedOnly: false,
          },
        },
      });
      expect(await inForce('customer')).toBeNull();
    });

    it('gives the schema in force another version after each change of it', async () => {
      const schema = aStored();
      await insert(schema);
      const before = await inForce('voucher');
      await inTransaction((tx) =>
        store.update(tx, { ...schema, version: 2, allowDefinedOnly: true }),
      );
      const after = await inForce('voucher');
      expect(after?.version).not.toBe(before?.version);
      expect(after?.text).toContain('"allowDefinedOnly":true');
    });

    it('loses none of the changes that come at the same time', async () => {
      const schema = aStored();
      await insert(schema);
      const raise = () =>
        inTransaction(async (tx) => {
          const [outline] = await store.outlines(tx, 'p');
          await store.update(tx, { ...schema, version: (outline?.version ?? 0) + 1 });
        });
      await Promise.all(Array.from({ length: 10 }, raise));
      expect(await store.findByObject('p', 'voucher')).toMatchObject({ version: 11 });
    });

    it('outlines schemas of its own project only, with their sizes in bytes', async () => {
      const properties = { ä: aDefinition({ type: 'string', eq: ['x'.repeat(100_000)] }) };
      const schema = aStored({ properties });
      await insert(schema);
      const bytes = Buffer.byteLength(JSON.stringify(properties));

      const [own, others] = await inTransaction(async (tx) => [
        await store.outlines(tx, 'p'),
        await store.outlines(tx, 'other'),
      ]);

      expect(own).toEqual([{ id: schema.id, relatedObject: 'voucher', version: 1, bytes }]);
      expect(others).toEqual([]);
    });

    it('keeps the schema in force until the end of a transaction that holds metadata to it', async () => {
      const schema = aStored();
      await insert(schema);
      const order: string[] = [];
      let change = Promise.resolve();
      await inTransaction(async (tx) => {
        await store.inForce(tx, 'p', 'voucher');
        change = inAnotherTransaction(async (other) => {
          await store.outlines(other, 'p');
          order.push('changed');
        });
        await pause(100);
        order.push('written');
      });
      await change;
      expect(order).toEqual(['written', 'changed']);
    });

    it('deletes a schema once', async () => {
      const schema = aStored();
      await insert(schema);
      expect(await inTransaction((tx) => store.delete(tx, 'p', schema.id))).toBe(true);
      expect(await inTransaction((tx) => store.delete(tx, 'p', schema.id))).toBe(false);
      expect(await store.list('p')).toEqual([]);
    });

    /** A call from inside a transaction would join it; one that began outside does not. */
    function inAnotherTransaction(work: (tx: Transaction) => Promise<void>): Promise<void> {
      return OUTSIDE.runInAsyncScope(() => inTransaction(work));
    }
  });
}
