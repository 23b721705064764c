import type { ParameterDescription } from '@ruche/metrics';
import type { Words } from './words.js';

interface Bounds {
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly integer?: true;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly required?: true;
}

/** What a parameter may be, and what it is when nobody says so. */
export function rangeOf(parameter: ParameterDescription, say: Words): string {
  const bounds = parameter as unknown as Bounds;
  return `${allowed(bounds, say)}; ${usual(bounds, parameter.default, say)}`;
}

function allowed({ values, minimum, maximum, ...bounds }: Bounds, say: Words): string {
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  if (minimum !== undefined) {
    return `${bounds.integer ? say.wholeNumber : say.number} ${minimum}–${maximum}`;
  }
  const text = `${say.text} ≤ ${bounds.maxLength}`;
  return bounds.maxItems === undefined ? text : `1–${bounds.maxItems} × ${text}`;
}

function usual({ required }: Bounds, value: unknown, say: Words): string {
  if (required) return say.needed;
  const isNothing = value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? say.noDefault : `${say.usual} \`${String(value)}\``;
}
