import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryMetadata, HOSTILE_KEYS } from '../support/vouchers/arbitrary-metadata.js';
import { SharedService } from '../support/service/shared-service.js';

const RUNS = { numRuns: 50 };

let service: SharedService;
let made = 0;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const newCode = () => `voucher-${(made += 1)}`;

/** Compared as text, so that the order of keys and the sign of a zero count; `-0` has no JSON. */
const textOf = (metadata: unknown) => JSON.stringify(metadata);

async function metadataOf(code: string): Promise<unknown> {
  return (await service.api.getVoucher(code)).metadata;
}

describe('metadata reads back as it was sent', () => {
  it('when a voucher is created with it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMetadata, async (metadata) => {
        const code = newCode();
        const created = await service.api.createVoucher(code, { metadata });

        expect(textOf(created.metadata)).toBe(textOf(metadata));
        expect(textOf(await metadataOf(code))).toBe(textOf(metadata));
      }),
      RUNS,
    );
  });

  it('when it is imported', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMetadata, async (metadata) => {
        const code = newCode();
        const action = await service.api.importVouchers([{ code, metadata }]);

        expect(action.operation_status).toBe('SUCCESS');
        expect(textOf(await metadataOf(code))).toBe(textOf(metadata));
      }),
      RUNS,
    );
  });

  it('when a bulk update sets it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMetadata, async (metadata) => {
        const code = newCode();
        await service.api.createVoucher(code);
        const action = await service.api.runBulk([{ code, metadata }]);

        expect(action.operation_status).toBe('SUCCESS');
        expect(textOf(await metadataOf(code))).toBe(textOf(metadata));
      }),
      RUNS,
    );
  });

  it('when bulk updates follow each other: each key as it was sent last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryMetadata, { minLength: 2, maxLength: 4 }), async (all) => {
        const code = newCode();
        await service.api.createVoucher(code, { metadata: all[0] });
        await service.api.runBulk(all.slice(1).map((metadata) => ({ code, metadata })));

        const expected = Object.fromEntries(all.flatMap((metadata) => Object.entries(metadata)));
        expect(textOf(await metadataOf(code))).toBe(textOf(expected));
      }),
      RUNS,
    );
  });
});

describe('a key that means something elsewhere', () => {
  it.each(HOSTILE_KEYS)('%j is just a key on every way in', async (key) => {
    const metadata: unknown = JSON.parse(`{${JSON.stringify(key)}:{"polluted":true},"b":1}`);
    const [created, imported, updated] = [newCode(), newCode(), newCode()];
    await service.api.createVoucher(created, { metadata });
    await service.api.importVouchers([{ code: imported, metadata }]);
    await service.api.createVoucher(updated);
    await service.api.runBulk([{ code: updated, metadata }]);

    for (const code of [created, imported, updated]) {
      expect(textOf(await metadataOf(code))).toBe(textOf(metadata));
    }
    const plain = await service.api.createVoucher(newCode());
    expect(plain).not.toHaveProperty('polluted');
  });
});
