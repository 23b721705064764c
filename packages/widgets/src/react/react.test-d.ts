import type { ComponentProps } from 'react';
import { describe, expectTypeOf, it } from 'vitest';
import type { ErrorDetail, RucheTrendElement, SelectDetail } from '../index.js';
import type { RucheConnection, RucheTrend } from './react.js';

type Trend = ComponentProps<typeof RucheTrend>;
type Connection = ComponentProps<typeof RucheConnection>;

describe('components for React', () => {
  it('take the properties of their elements, with their types', () => {
    expectTypeOf<Trend['metric']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Trend['target']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Trend>().toHaveProperty('className');
    expectTypeOf<Trend>().not.toHaveProperty('metrics');
    expectTypeOf<Connection>().toHaveProperty('tokenProvider');
  });

  it('hear the events of their elements, with their details', () => {
    type Heard<Handler> = Handler extends ((event: infer Event) => void) | undefined
      ? Event
      : never;
    expectTypeOf<Heard<NonNullable<Trend['onRucheSelect']>>>().toEqualTypeOf<
      CustomEvent<SelectDetail>
    >();
    expectTypeOf<Heard<NonNullable<Trend['onRucheError']>>>().toEqualTypeOf<
      CustomEvent<ErrorDetail>
    >();
    expectTypeOf<Trend>().not.toHaveProperty('onRucheTokenNeeded');
    expectTypeOf<Connection>().toHaveProperty('onRucheTokenNeeded');
  });

  it('give a reference to the element itself', () => {
    expectTypeOf<RucheTrendElement>().toExtend<HTMLElement>();
    expectTypeOf<Trend>().toHaveProperty('ref');
  });
});
