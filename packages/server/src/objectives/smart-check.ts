import type { Locale } from '@ruche/metrics';
import type { Objective, ObjectiveSettings, SmartCode } from '@ruche/schema';

type Finding = Objective['smart']['missing'][number];
type Text = Readonly<Record<Locale, string>>;

const texts: Record<SmartCode, Text> = {
  metric: {
    en: 'A metric is missing: without one nobody can tell whether it is reached.',
    fr: 'Il manque un indicateur : sans lui, personne ne peut dire si le résultat est atteint.',
  },
  unit: {
    en: 'A unit is missing: it comes with the metric.',
    fr: 'Il manque une unité : elle vient avec l’indicateur.',
  },
  baseline: {
    en: 'A baseline is missing: progress is measured from it.',
    fr: 'Il manque une valeur de départ : la progression se mesure à partir d’elle.',
  },
  target: {
    en: 'A target is missing: nobody knows when it is reached.',
    fr: 'Il manque une cible : personne ne sait quand le résultat est atteint.',
  },
  owner: {
    en: 'An owner is missing: somebody has to answer for it.',
    fr: 'Il manque un responsable : quelqu’un doit en répondre.',
  },
  due: {
    en: 'A due date is missing: without one it is never late.',
    fr: 'Il manque une échéance : sans elle, l’objectif n’est jamais en retard.',
  },
  frequency: {
    en: 'A review frequency is missing: what is not looked at does not move.',
    fr: 'Il manque une fréquence de revue : ce qu’on ne regarde pas n’avance pas.',
  },
  outside_variation: {
    en: 'The target lies outside all that this metric has done so far.',
    fr: 'La cible dépasse tout ce que cet indicateur a connu jusqu’ici.',
  },
};

/** What {@link smartCheck} takes. */
export interface SmartCheckOptions {
  settings: ObjectiveSettings;
  /** Places of the key results whose metric has a unit. */
  withUnit: ReadonlySet<number>;
  /** Places of the key results whose target lies outside the metric's own past. */
  outside: ReadonlySet<number>;
  locale: Locale;
}

/** Whether an objective is specific, measurable, and due: names what is missing, and warns. */
export function smartCheck(options: SmartCheckOptions): Objective['smart'] {
  const { settings, withUnit, outside, locale } = options;
  const find = (code: SmartCode, path: string): Finding => ({
    code,
    path,
    text: texts[code][locale],
  });
  const missing: Finding[] = [];
  const need = (isThere: boolean, code: SmartCode, path: string): void => {
    if (!isThere) missing.push(find(code, path));
  };
  const { keyResults, owner, frequency, due } = settings;
  need(Boolean(owner), 'owner', 'owner');
  need(frequency !== undefined, 'frequency', 'frequency');
  if (keyResults.length === 0) {
    need(due !== undefined, 'due', 'due');
    for (const code of ['metric', 'unit', 'baseline', 'target'] as const) {
      need(false, code, `keyResults.0.${code}`);
    }
  }
  keyResults.forEach((result, index) => {
    const path = `keyResults.${index}`;
    need(result.metric !== undefined, 'metric', `${path}.metric`);
    need(withUnit.has(index) || result.unit !== undefined, 'unit', `${path}.unit`);
    need(result.baseline !== undefined, 'baseline', `${path}.baseline`);
    need(result.target !== undefined, 'target', `${path}.target`);
    need((result.due ?? due) !== undefined, 'due', due === undefined ? 'due' : `${path}.due`);
  });
  const distinct = missing.filter(
    ({ path }, index) => missing.findIndex((other) => other.path === path) === index,
  );
  return {
    complete: distinct.length === 0,
    missing: distinct,
    warnings: [...outside].map((index) => find('outside_variation', `keyResults.${index}.target`)),
  };
}
