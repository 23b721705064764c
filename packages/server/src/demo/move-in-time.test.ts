import { describe, expect, it } from 'vitest';
import { moveInTime } from './move-in-time.js';

const zone = 'Europe/Paris';

describe('moveInTime', () => {
  it('moves by whole weeks, so that weekdays stay', () => {
    for (let day = 1; day <= 14; day++) {
      const { shift } = moveInTime('2013-08-31', new Date(Date.UTC(2026, 4, day, 12)), zone);
      expect(shift % (7 * 86_400_000)).toBe(0);
    }
  });

  it('reaches yesterday, and no more than six days further', () => {
    for (let day = 1; day <= 14; day++) {
      const { shift, until } = moveInTime('2013-08-31', new Date(Date.UTC(2026, 4, day, 12)), zone);
      const movedEnd = Date.parse('2013-08-31T22:00:00Z') + shift;
      expect(movedEnd).toBeGreaterThanOrEqual(until);
      expect(movedEnd - until).toBeLessThan(7 * 86_400_000);
    }
  });

  it('begins today at local midnight, on either side of a clock change', () => {
    const winter = moveInTime('2013-08-31', new Date('2026-03-29T00:30:00Z'), zone);
    expect(winter.today).toBe('2026-03-29');
    expect(new Date(winter.until).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    const summer = moveInTime('2013-08-31', new Date('2026-03-29T22:30:00Z'), zone);
    expect(summer.today).toBe('2026-03-30');
    expect(new Date(summer.until).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });
});
