import { describe, expect, it } from 'vitest';
import type { Answer } from '@ruche/schema';
import { changeOf } from './change-of.js';
import { formatsFor } from './formats.js';

const en = formatsFor('en');

describe('changeOf', () => {
  it('shows the relative change, better where more is better', () => {
    expect(changeOf(answer({ value: 128, before: 97 }), en)).toEqual({
      direction: 'up',
      verdict: 'better',
      text: '+32%',
      spoken: '+32%, better',
    });
  });

  it('is worse where less is better, and neither where the metric does not say', () => {
    expect(changeOf(answer({ value: 3, before: 2, higherIsBetter: false }), en)?.verdict).toBe(
      'worse',
    );
    expect(changeOf(answer({ value: 3, before: 2, higherIsBetter: null }), en)?.verdict).toBe(
      'neutral',
    );
  });

  it('never makes a percentage of nothing', () => {
    expect(changeOf(answer({ value: 31, before: 0 }), en)?.text).toBe('+31');
  });

  it('tells shares in points, not in per cent of per cent', () => {
    expect(changeOf(answer({ value: 0.45, before: 0.4, unit: 'ratio' }), en)?.text).toBe('+5 pts');
    expect(changeOf(answer({ value: 0.4, before: 0.41, unit: 'ratio' }), en)?.text).toBe('-1 pt');
  });

  it('says when nothing changed, and nothing where there is nothing to compare', () => {
    expect(changeOf(answer({ value: 5, before: 5 }), en)).toMatchObject({
      direction: 'same',
      verdict: 'neutral',
      spoken: 'unchanged',
    });
    expect(changeOf(answer({ value: null, before: 5 }), en)).toBeUndefined();
    expect(changeOf(answer({ value: 5, before: null }), en)).toBeUndefined();
  });
});

function answer(options: {
  value: number | null;
  before: number | null;
  unit?: Answer['metric']['unit'];
  higherIsBetter?: boolean | null;
}): Answer {
  const { value, before, unit = 'count', higherIsBetter = true } = options;
  const absolute = value === null || before === null ? null : value - before;
  return {
    metric: { id: 'm', version: 1, label: 'M', unit, higherIsBetter, question: '' },
    group: null,
    window: { from: '2026-10-01', to: '2026-11-01', timezone: 'UTC', interval: 'day' },
    value,
    previous: { value: before, window: { from: '2026-08-31', to: '2026-10-01' } },
    change: { absolute, relative: before && absolute !== null ? absolute / before : null },
    excluded: [],
    asOf: '2026-11-01T00:00:00Z',
  };
}
