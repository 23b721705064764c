import { describe, expect, test } from 'vitest';
import { catalogue } from '../metrics/index.js';
import { readParameters } from './read-parameters.js';

const metric = {
  id: 'sample',
  parameters: {
    level: {
      type: 'choice',
      values: ['low', 'high'],
      default: 'low',
      description: { en: '', fr: '' },
    },
    weight: {
      type: 'number',
      minimum: 0,
      maximum: 10,
      default: 1,
      description: { en: '', fr: '' },
    },
  },
} as const;

test('fills in what is not given', () => {
  expect(readParameters(metric, { metric: 'sample' })).toEqual({
    level: 'low',
    weight: 1,
    exclude: [],
  });
});

test('reads texts of a query string', () => {
  const question = { metric: 'sample', level: 'high', weight: '2.5', exclude: 'staff,staff' };
  expect(readParameters(metric, question)).toEqual({
    level: 'high',
    weight: 2.5,
    exclude: ['staff'],
  });
});

describe('refuses', () => {
  test.each([
    [{ wieght: 3 }, 'unknown_parameter', 'wieght'],
    [{ by: 'views' }, 'unknown_parameter', 'by'],
    [{ level: 'medium' }, 'invalid_field', 'level'],
    [{ level: ['low'] }, 'invalid_field', 'level'],
    [{ weight: 11 }, 'invalid_field', 'weight'],
    [{ weight: -1 }, 'invalid_field', 'weight'],
    [{ weight: 'much' }, 'invalid_field', 'weight'],
    [{ weight: Number.NaN }, 'invalid_field', 'weight'],
    [{ exclude: 'bots' }, 'invalid_field', 'exclude'],
  ])('%o', (question, code, path) => {
    expect(() => readParameters(metric, question)).toThrow(expect.objectContaining({ code, path }));
  });

  test('and lists what would have been right', () => {
    expect(() => readParameters(metric, { levle: 'low' })).toThrow(
      expect.objectContaining({ known: expect.arrayContaining(['level', 'period', 'exclude']) }),
    );
    expect(() => readParameters(metric, { level: 'medium' })).toThrow(
      expect.objectContaining({ known: ['low', 'high'] }),
    );
  });
});

test('no metric names a parameter as a field of every question', () => {
  for (const { id, parameters } of catalogue) {
    for (const name of Object.keys(parameters)) {
      expect(() => readParameters({ id, parameters: {} }, { [name]: 'x' })).toThrow();
    }
  }
});

describe('texts and whole numbers', () => {
  const asking = {
    id: 'asking',
    parameters: {
      goal: {
        type: 'text',
        maxLength: 5,
        required: true,
        default: '',
        description: { en: 'The goal', fr: '' },
      },
      within: {
        type: 'number',
        integer: true,
        minimum: 1,
        maximum: 9,
        default: 3,
        description: { en: '', fr: '' },
      },
    },
  } as const;

  test('are read', () => {
    expect(readParameters(asking, { goal: ' ab ', within: '4' })).toMatchObject({
      goal: 'ab',
      within: 4,
    });
  });

  test.each([
    ['goal', {}],
    ['goal', { goal: '' }],
    ['goal', { goal: 7 }],
    ['goal', { goal: 'abcdef' }],
    ['within', { goal: 'ab', within: 2.5 }],
    ['within', { goal: 'ab', within: 10 }],
  ])('refuses %s of %j', (path, question) => {
    expect(() => readParameters(asking, question)).toThrow(
      expect.objectContaining({ code: 'invalid_field', path }),
    );
  });
});
