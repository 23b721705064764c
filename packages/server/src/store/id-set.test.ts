import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from './id-set.js';

const hour = 3_600_000;
const start = Date.UTC(2026, 2, 1);
/** Few low words and many, so that some ids share all but one part. */
const anId = fc.oneof(
  fc.bigInt({ min: 0n, max: 40n }),
  fc.bigInt({ min: 0n, max: 40n }).map((n) => n << 96n),
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
);

describe('IdSet', () => {
  it('agrees with a Set, through every growth', () => {
    const step = fc.record({ id: anId, adds: fc.nat({ max: 3 }).map((n) => n > 0) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), fc.array(anId), (steps, asked) => {
        const ids = new IdSet();
        const model = new Set<bigint>();
        for (const { id, adds } of steps) {
          if (adds) expect(ids.add(id, start)).toBe(!model.has(id));
          else ids.delete(id);
          if (adds) model.add(id);
          else model.delete(id);
        }
        expect(ids.size).toBe(model.size);
        for (const id of [...asked, ...steps.map((one) => one.id)]) {
          expect(ids.has(id)).toBe(model.has(id));
        }
      }),
    );
  });

  it('finds the others after thousands were taken out, whenever in a growth that is', () => {
    const nth = (n: number) => BigInt.asUintN(128, BigInt(n) * 0x9e3779b97f4a7c15f39cc0605cedc835n);
    for (const count of [2_400, 2_500, 2_700, 4_900, 5_200]) {
      const ids = new IdSet();
      for (let n = 0; n < count; n++) ids.add(nth(n), start);
      for (let n = 0; n < count; n += 2) ids.delete(nth(n));
      for (let n = 0; n < count; n++) expect(ids.has(nth(n))).toBe(n % 2 === 1);
      expect(ids.size).toBe(Math.floor(count / 2));
    }
  });

  it('keeps 200,000 ids apart from 200,000 others', () => {
    const ids = new IdSet();
    const nth = (n: number) => BigInt(n) * 0x9e3779b97f4a7c15f39cc0605cedc835n;
    for (let n = 0; n < 200_000; n++) ids.add(BigInt.asUintN(128, nth(n)), start + n);
    let known = 0;
    for (let n = 0; n < 400_000; n++) if (ids.has(BigInt.asUintN(128, nth(n)))) known += 1;
    expect(known).toBe(200_000);
    expect(ids.size).toBe(200_000);
  });

  it('holds nobody up with ids that share their lowest words', () => {
    const ids = new IdSet();
    for (let n = 0n; n < 20_000n; n++) expect(ids.add((n << 96n) + 7n, start)).toBe(true);
    expect(ids.size).toBe(20_000);
  });

  it('knows every id for 48 hours, and lets go of it within 60', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 200 }), { minLength: 1 }),
        fc.nat({ max: 250 }),
        (ages, now) => {
          const ids = new IdSet();
          ages.forEach((age, n) => ids.add(BigInt(n), start + age * hour));
          ids.evict(start + now * hour);
          ages.forEach((age, n) => {
            if (now - age <= 48) expect(ids.has(BigInt(n))).toBe(true);
            if (now - age >= 60) expect(ids.has(BigInt(n))).toBe(false);
          });
        },
      ),
    );
  });

  it('stays within its bound by letting go of the oldest', () => {
    const ids = new IdSet({ maxIds: 8_000 });
    for (let n = 0; n < 50_000; n++) ids.add(BigInt(n), start + n);
    expect(ids.size).toBeLessThanOrEqual(9_000);
    expect(ids.has(49_999n)).toBe(true);
    expect(ids.has(0n)).toBe(false);
  });

  it('reads packed ids as it reads numbers', () => {
    const ids = new IdSet();
    const id = 2n ** 127n + 2n ** 64n + 5n;
    const packed = Buffer.alloc(16);
    packed.writeBigUInt64LE(BigInt.asUintN(64, id), 0);
    packed.writeBigUInt64LE(id >> 64n, 8);
    ids.addPacked(packed, start);
    expect(ids.has(id)).toBe(true);
    expect(ids.has(id + 1n)).toBe(false);
  });
});
