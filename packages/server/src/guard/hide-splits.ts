import type { Answer, Part } from '@ruche/schema';
import { blankPart } from './suppress-small-parts.js';

/** Hides the parts of an answer that are not shown, in the whole and in every bucket. */
export function hideSplits(answer: Answer, shown: ReadonlySet<string>, k: number): Answer {
  const { parts, series, ...rest } = answer;
  if (!parts) return answer;
  const isHidden = ({ key }: Part): boolean => !shown.has(key);
  const keys = new Set(parts.map(({ key }) => key));
  const hidden = parts.filter(isHidden);
  // Where nothing is shown, not even the names are told: of few people they say too much.
  const told = hidden.length === parts.length ? [] : parts;
  return {
    ...rest,
    ...(series && {
      series: series.map((point) => ({
        ...point,
        ...(point.parts && {
          parts: Object.fromEntries(
            Object.entries(point.parts).map(([key, value]) => [
              key,
              keys.has(key) && !shown.has(key) ? null : value,
            ]),
          ),
        }),
      })),
    }),
    parts: told.map((part) => (isHidden(part) ? blankPart(part) : part)),
    ...(parts.length > 0 && hidden.length === parts.length
      ? { suppressed: { reason: 'below_k', k } }
      : {}),
  };
}
