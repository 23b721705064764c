import type { Locale, Metric } from '@ruche/metrics';
import type { Unit } from '@ruche/schema';

/** The words around the definitions. */
export interface Words {
  readonly title: string;
  readonly colon: string;
  readonly introduction: string;
  readonly preamble: string;
  readonly preambleIs: string;
  readonly metric: string;
  readonly asks: string;
  readonly unit: string;
  readonly units: Readonly<Record<Unit, string>>;
  readonly shape: string;
  readonly shapes: Readonly<Record<Metric['shape'], string>>;
  readonly higher: string;
  readonly lower: string;
  readonly audience: string;
  readonly module: string;
  readonly formula: string;
  readonly sources: string;
  readonly parameter: string;
  readonly means: string;
  readonly bounds: string;
  readonly edgeCases: string;
  readonly sql: string;
  readonly same: string;
  readonly number: string;
  readonly wholeNumber: string;
  readonly text: string;
  readonly needed: string;
  readonly usual: string;
  readonly noDefault: string;
}

/** See {@link Words}. */
export const words: Readonly<Record<Locale, Words>> = {
  en: {
    title: 'The metric catalogue',
    colon: ':',
    introduction:
      'What every number means, and the SQL that computes it. Written from the definitions by `test/catalogue`; en français : [CATALOGUE.fr.md](CATALOGUE.fr.md). The statements are those sent for a group with a roster and a window of 28 days, compared with the 28 before; `{name:Type}` are parameters, `current` is 1 in the window and 0 in the one before. What every metric shares (windows, comparison, membership, exclusions, ranks) stands in [README.md](README.md).',
    preamble: 'Before every answer',
    preambleIs:
      'One statement tells what is known of the place: the accounts that no figure counts, what was deleted, whether there is a roster. It is asked once for all figures of a page.',
    metric: 'Metric',
    asks: 'Question',
    unit: 'Unit',
    units: {
      count: 'number',
      people: 'people',
      ratio: 'ratio, 0 to 1',
      share: 'shares of a whole',
      seconds: 'seconds',
      hours: 'hours',
      days: 'days',
      score: 'score',
      rank: 'rank',
      money: 'money',
      acts_per_member: 'acts per member',
    },
    shape: 'answers with',
    shapes: {
      series: 'a figure and its series',
      ranking: 'rows in rank order',
      partition: 'parts',
    },
    higher: 'higher is better',
    lower: 'lower is better',
    audience: 'from the role',
    module: 'application',
    formula: 'Formula',
    sources: 'Sources',
    parameter: 'Parameter',
    means: 'Meaning',
    bounds: 'Bounds, default',
    edgeCases: 'Edge cases',
    sql: 'SQL',
    same: 'The statement shown at',
    number: 'number',
    wholeNumber: 'whole number',
    text: 'text of characters',
    needed: 'needed',
    usual: 'default',
    noDefault: 'none by default',
  },
  fr: {
    title: 'Le catalogue des mesures',
    colon: ' :',
    introduction:
      'Ce que signifie chaque chiffre, et le SQL qui le calcule. Écrit à partir des définitions par `test/catalogue` ; in English: [CATALOGUE.md](CATALOGUE.md). Les requêtes sont celles envoyées pour un groupe avec une liste de membres et une période de 28 jours, comparée aux 28 précédents ; `{name:Type}` sont des paramètres, `current` vaut 1 dans la période et 0 dans la précédente. Ce que toutes les mesures partagent (périodes, comparaison, appartenance, exclusions, rangs) figure dans [README.md](README.md).',
    preamble: 'Avant chaque réponse',
    preambleIs:
      'Une requête dit ce que l’on sait du lieu : les comptes qu’aucun chiffre ne compte, ce qui a été supprimé, s’il y a une liste de membres. Elle n’est posée qu’une fois pour tous les chiffres d’une page.',
    metric: 'Mesure',
    asks: 'Question',
    unit: 'Unité',
    units: {
      count: 'nombre',
      people: 'personnes',
      ratio: 'rapport, de 0 à 1',
      share: 'parts d’un tout',
      seconds: 'secondes',
      hours: 'heures',
      days: 'jours',
      score: 'score',
      rank: 'rang',
      money: 'montant',
      acts_per_member: 'actes par membre',
    },
    shape: 'répond par',
    shapes: {
      series: 'un chiffre et sa série',
      ranking: 'des lignes dans l’ordre des rangs',
      partition: 'des parts',
    },
    higher: 'plus haut est mieux',
    lower: 'plus bas est mieux',
    audience: 'à partir du rôle',
    module: 'application',
    formula: 'Formule',
    sources: 'Sources',
    parameter: 'Paramètre',
    means: 'Sens',
    bounds: 'Bornes, défaut',
    edgeCases: 'Cas limites',
    sql: 'SQL',
    same: 'La requête indiquée à',
    number: 'nombre',
    wholeNumber: 'nombre entier',
    text: 'texte de caractères',
    needed: 'obligatoire',
    usual: 'défaut',
    noDefault: 'aucun par défaut',
  },
};
