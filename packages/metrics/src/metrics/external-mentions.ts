import type { MeasuredPart, Metric } from '../metric.js';
import type { MetricContext } from '../metric-context.js';
import { isEligible } from '../sql/eligible-people.js';
import { readCounts, type CountRow } from '../sql/read-counts.js';
import { bucketOf, inScope, inWindows, isCurrent, windowNow } from '../sql/scope.js';

interface MentionRow extends CountRow {
  /** Empty in rows of all sources. */
  readonly source: string;
  readonly is_whole: number | string;
  readonly authors: string;
  readonly reach: number;
}

/** What is said of the community outside. */
export const externalMentions: Metric = {
  id: 'external_mentions',
  version: 1,
  label: { en: 'External echo', fr: 'Influence externe' },
  question: {
    en: 'How often is the community spoken of outside, and where?',
    fr: 'Combien parle-t-on de la communauté à l’extérieur, et où ?',
  },
  definition: {
    en: 'Mentions outside that were first seen in the window: one for each address, however often it is seen, in the source where it was seen first. Beside it the distinct authors that are known, and the reach: the sum of the people whom each mention reached, as far as the source says. Only sources that report their mentions are covered; those that reported any are the parts.',
    fr: 'Mentions à l’extérieur vues pour la première fois dans la période : une par adresse, même vue plusieurs fois, dans la source où elle l’a été d’abord. À côté, les auteurs distincts connus et la portée : la somme des personnes que chaque mention a touchées, d’après les sources. Seules sont couvertes les sources qui signalent leurs mentions ; celles qui en ont signalé forment les parts.',
  },
  formula: {
    en: 'number of distinct addresses first seen in the window',
    fr: 'nombre d’adresses distinctes vues pour la première fois dans la période',
  },
  edgeCases: [
    {
      en: 'The same address seen again, by another source too, counts once, where it was seen first.',
      fr: 'La même adresse revue, même par une autre source, compte une fois, là où elle l’a été d’abord.',
    },
    {
      en: 'Mentions without an author are in the count and not among the authors.',
      fr: 'Les mentions sans auteur sont dans le nombre et non parmi les auteurs.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'partition',
  audience: 'viewer',
  emptyReason: 'no_mentions',
  parameters: {},
  sources: ['Mention Seen'],
  measure: async (context) => {
    const rows = await readMentions(context);
    const whole = rows.filter((row) => Number(row.is_whole) !== 0);
    const all = whole.find((row) => row.current === 1 && Number(row.is_total) !== 0);
    return {
      ...readCounts(context, whole),
      parts: partsOf(
        context,
        rows.filter((row) => Number(row.is_whole) === 0),
      ),
      beside: { authors: Number(all?.authors ?? 0), reach: Number(all?.reach ?? 0) },
    };
  },
};

function readMentions(context: MetricContext): Promise<MentionRow[]> {
  return context.ask<MentionRow>(
    `SELECT ${isCurrent('seen')} AS current, toString(${bucketOf(context, 'seen')}) AS bucket,
      first_source AS source, grouping(bucket) AS is_total, grouping(first_source) AS is_whole,
      count() AS n, uniqExactIf(author_name, author_name != '') AS authors, sum(reached) AS reach
    FROM (
      SELECT min(ts) AS seen,
        argMin(JSONExtractString(props, 'source'), (ts, id)) AS first_source,
        argMax(JSONExtractString(props, 'author'), (JSONExtractString(props, 'author') != '', -toUnixTimestamp64Milli(ts))) AS author_name,
        max(JSONExtractFloat(props, 'reach')) AS reached
      FROM messages FINAL
      WHERE ${inScope(context)} AND event = 'Mention Seen' AND ts <= ${windowNow}
        AND ${isEligible(context)}
      GROUP BY object_key
    )
    WHERE ${inWindows('seen')}
    GROUP BY GROUPING SETS ((current, bucket), (current, first_source), (current))`,
    {},
    { later: ['Mention Seen'] },
  );
}

/** The sources, the one with most mentions first. */
function partsOf({ previous }: MetricContext, rows: readonly MentionRow[]): MeasuredPart[] {
  const count = (current: number, source: string) =>
    Number(rows.find((row) => row.current === current && row.source === source)?.n ?? 0);
  const sources = [...new Set(rows.map(({ source }) => source))].toSorted(
    (a, b) => count(1, b) - count(1, a) || (a < b ? -1 : 1),
  );
  return sources.map((source) => ({
    key: source,
    label: { en: source, fr: source },
    value: count(1, source),
    ...(previous && { previous: count(0, source) }),
  }));
}
