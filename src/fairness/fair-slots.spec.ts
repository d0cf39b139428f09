import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors/domain-error.js';
import { FairSlots } from './fair-slots.js';

const LONG = 60_000;

/** Slots whose work ends when the test says so, and the order in which it began. */
function record(slots: FairSlots) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string, signal?: AbortSignal) =>
    slots.run(
      name.charAt(0),
      () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      },
      signal,
    );
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { begun, start, end };
}

/** Lets everything that is ready go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('FairSlots', () => {
  it('begins no more of a tenant than it may have, and the rest in order', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 3, perTenant: 2, waitMs: LONG }));
    for (const name of ['a1', 'a2', 'a3', 'a4']) void start(name);
    await settled();
    expect(begun).toEqual(['a1', 'a2']);

    await end('a2');
    await end('a1');
    expect(begun).toEqual(['a1', 'a2', 'a3', 'a4']);
    await end('a3');
    await end('a4');
  });

  it('begins what another tenant brings while one has all it may have', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 3, perTenant: 2, waitMs: LONG }));
    for (const name of ['a1', 'a2', 'a3', 'b1']) void start(name);
    await settled();

    expect(begun).toEqual(['a1', 'a2', 'b1']);
    for (const name of ['a1', 'a2', 'b1', 'a3']) await end(name);
  });

  it('lets a tenant enter only while it may have more, and begins what waits when it leaves', async () => {
    const slots = new FairSlots({ slots: 3, perTenant: 1, waitMs: LONG });
    const { begun, start, end } = record(slots);
    expect([slots.enter('a'), slots.enter('a'), slots.enter('b')]).toEqual([true, false, true]);
    void start('a1');
    await settled();
    expect(begun).toEqual([]);
    slots.leave('a');
    await settled();
    expect(begun).toEqual(['a1']);
    await end('a1');
  });

  it('lets tenants take turns, however many they wait with', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 1, perTenant: 1, waitMs: LONG }));
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1']) void start(name);
    await settled();
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']) await end(name);

    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('gives a free slot to a tenant that has none before one that has some', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 2, perTenant: 2, waitMs: LONG }));
    for (const name of ['a1', 'a2', 'a3', 'b1']) void start(name);
    await settled();
    await end('a1');

    expect(begun).toEqual(['a1', 'a2', 'b1']);
    for (const name of ['a2', 'b1', 'a3']) await end(name);
  });

  it('refuses with a time to wait what gets no slot in time, and begins it never', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 1, perTenant: 1, waitMs: 20 }));
    const first = start('a1');
    const refusal: unknown = await start('b1').catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ key: 'too_many_requests', context: { retryAfterSeconds: 1 } });
    await end('a1');
    await first;
    expect(begun).toEqual(['a1']);
  });

  it('forgets those that give up waiting', async () => {
    const { begun, start, end } = record(new FairSlots({ slots: 1, perTenant: 1, waitMs: LONG }));
    const hangUp = new AbortController();
    void start('a1');
    const given = start('b1', hangUp.signal);
    void start('c1');
    hangUp.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    await expect(start('d1', hangUp.signal)).rejects.toThrow('gone');

    await end('a1');
    expect(begun).toEqual(['a1', 'c1']);
    await end('c1');
  });

  it('frees a slot whose work fails', async () => {
    const slots = new FairSlots({ slots: 1, perTenant: 1, waitMs: LONG });
    await expect(slots.run('a', () => Promise.reject(new Error('fault')))).rejects.toThrow('fault');

    expect(await slots.run('b', () => Promise.resolve('done'))).toBe('done');
  });

  it('begins every piece of work once, in the order of its tenant, whatever the slots', async () => {
    const tenants = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(tenants, fc.integer({ min: 1, max: 3 }), async (sent, count) => {
        const slots = new FairSlots({ slots: count, perTenant: 1 });
        const begun: [string, number][] = [];
        await Promise.all(
          sent.map((tenant, index) =>
            slots.run(tenant, async () => {
              begun.push([tenant, index]);
              await settled();
            }),
          ),
        );
        for (const name of ['a', 'b', 'c']) {
          const own = begun.filter(([tenant]) => tenant === name).map(([, index]) => index);
          expect(own).toEqual(sent.flatMap((tenant, index) => (tenant === name ? [index] : [])));
        }
      }),
      { numRuns: 50 },
    );
  });
});
