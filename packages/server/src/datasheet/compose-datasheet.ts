import { describeCatalogue, type Locale } from '@ruche/metrics';
import { eventAreas, roles } from '@ruche/schema';
import { keptTraits } from '../collector/people-rows.js';
import type { Site } from '../sites/site.js';
import { areas, headings, roleNames, traits } from './texts.js';
import type { Both } from './texts.js';

/** What {@link composeDatasheet} takes. */
export interface DatasheetOptions {
  site: Omit<Site, 'writeKey' | 'secretKey' | 'personKey'>;
  locale: Locale;
  /** Where the tables are. */
  store: 'embedded' | 'remote';
  now: Date;
}

/**
 * Says, from the configuration and nothing else, what is collected of whom, why, for how long and who sees
 * it: Markdown, for the people it is about and for whoever answers for it.
 */
export function composeDatasheet(options: DatasheetOptions): string {
  const { site, locale, now } = options;
  const say = (both: Both): string => both[locale];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: site.timezone });
  const sections: [Both, string[]][] = [
    [headings.purpose, purpose(options)],
    [headings.collected, collected(options)],
    [headings.never, never(options)],
    [headings.duration, duration(options)],
    [headings.seen, seen(options)],
    [headings.limits, limits(options)],
    [headings.rights, rights(options)],
    [headings.place, place(options)],
  ];
  const name = site.name || site.id;
  const text = sections.map(
    ([heading, lines]) => `## ${say(heading)}\n\n${lines.map((line) => `- ${line}\n`).join('')}`,
  );
  return `# ${say(headings.title)} – ${name}\n\n${date.format(now)}\n\n${text.join('\n')}`;
}

/** Picks the sentence of a language. */
function by(locale: Locale, en: string, fr: string): string {
  return locale === 'fr' ? fr : en;
}

function purpose({ locale }: DatasheetOptions): string[] {
  return [
    by(
      locale,
      'To show groups and those who look after them how alive their community is: activity, content, answers, membership. Figures are about groups; nobody is judged by them.',
      'Montrer aux groupes et à ceux qui s’en occupent comment vit leur communauté : activité, contenus, réponses, adhésions. Les chiffres portent sur des groupes ; personne n’est évalué sur leur base.',
    ),
    by(
      locale,
      'Nothing is sold or given away, nothing is used for advertising, and nothing decides about anybody by itself.',
      'Rien n’est vendu ni cédé, rien ne sert à la publicité, et rien ne décide seul de quoi que ce soit concernant une personne.',
    ),
  ];
}

function collected({ locale, site }: DatasheetOptions): string[] {
  const lines = eventAreas.map((area) => areas[area]?.[locale] ?? area);
  const sender =
    site.identity === 'verified'
      ? by(
          locale,
          'Acts are ranked only where the site vouches for who did them.',
          'Les actes ne sont classés que si le site se porte garant de leur auteur.',
        )
      : by(
          locale,
          'Who did something is as the page says it.',
          'L’auteur d’un acte est celui que la page indique.',
        );
  return [...lines, `${traits[locale]} ${keptTraits.join(', ')}.`, sender];
}

function never({ locale }: DatasheetOptions): string[] {
  return [
    by(
      locale,
      'Internet addresses: they are used in memory to limit the number of requests, and forgotten.',
      'Les adresses internet : utilisées en mémoire pour limiter le nombre de requêtes, puis oubliées.',
    ),
    by(
      locale,
      'The description that a browser gives of itself: at the door it becomes a class of device.',
      'La description que le navigateur donne de lui-même : dès l’entrée elle devient une classe d’appareil.',
    ),
    by(
      locale,
      'Keystrokes, mouse movements, screen contents, locations.',
      'Les frappes au clavier, les mouvements de la souris, le contenu de l’écran, la localisation.',
    ),
  ];
}

function duration({ locale, site }: DatasheetOptions): string[] {
  const { retention } = site;
  if (retention === '') {
    return [
      by(
        locale,
        'No limit is set: acts are kept until the site sets one or a person is erased.',
        'Aucune limite n’est fixée : les actes sont conservés jusqu’à ce que le site en fixe une ou qu’une personne soit effacée.',
      ),
    ];
  }
  const length = lengthOf(retention, locale);
  return [
    by(
      locale,
      `Acts are kept for ${length}, and removed within a day after that; so is whoever no act and no membership speaks of any more.`,
      `Les actes sont conservés ${length}, puis supprimés dans la journée ; de même toute personne dont plus aucun acte ni aucune adhésion ne parle.`,
    ),
  ];
}

function seen({ locale, site }: DatasheetOptions): string[] {
  const catalogue = describeCatalogue(locale);
  const lines = roles.flatMap((role) => {
    const labels = catalogue
      .filter((metric) => metric.audience === role)
      .map(({ label }) => (typeof label === 'string' ? label : label[locale]));
    if (labels.length === 0) return [];
    return [
      `${roleNames[role]?.[locale] ?? role} : ${labels.join(', ')}.`.replace(
        ' :',
        by(locale, ':', ' :'),
      ),
    ];
  });
  const open = site.publicMetrics;
  const everyone =
    open.length === 0
      ? by(locale, 'Nothing is public.', 'Rien n’est public.')
      : by(
          locale,
          `Public, without a token: ${open.join(', ')}.`,
          `Public, sans jeton : ${open.join(', ')}.`,
        );
  const ranked =
    site.profile === 'intranet-fr'
      ? by(
          locale,
          'Rankings name only those who have agreed to it.',
          'Les classements ne nomment que celles et ceux qui y ont consenti.',
        )
      : by(
          locale,
          'Rankings leave out whoever does not want to be in them.',
          'Les classements omettent toute personne qui ne veut pas y figurer.',
        );
  return [...lines, everyone, ranked];
}

function limits({ locale, site }: DatasheetOptions): string[] {
  const { k, profile } = site;
  return [
    by(
      locale,
      `Figures split by what people are, and results of surveys, about fewer than ${k} people; nor anything that they could be computed from.`,
      `Les chiffres ventilés selon ce que sont les personnes, et les résultats d’enquêtes, portant sur moins de ${k} personnes ; ni rien qui permette de les calculer.`,
    ),
    profile === 'intranet-fr'
      ? by(
          locale,
          `Time spent by a person, or by fewer than ${k} people, in any form.`,
          `Le temps passé par une personne, ou par moins de ${k} personnes, sous quelque forme que ce soit.`,
        )
      : by(
          locale,
          'Time spent by a person: it is given for groups only.',
          'Le temps passé par une personne : il n’est donné que pour des groupes.',
        ),
  ];
}

function rights({ locale }: DatasheetOptions): string[] {
  return [
    by(
      locale,
      'To know: everything that is kept about you can be downloaded, by you or for you.',
      'Savoir : tout ce qui est conservé à votre sujet peut être téléchargé, par vous ou pour vous.',
    ),
    by(
      locale,
      'To be erased: your name, texts and traits are removed from every table and file, also after an older backup is restored; your past acts stay in totals under a number that leads to nobody, and are never ranked.',
      'Être effacé : votre nom, vos textes et vos attributs sont retirés de chaque table et de chaque fichier, y compris après la restauration d’une sauvegarde plus ancienne ; vos actes passés restent dans les totaux sous un numéro qui ne mène à personne, et ne sont jamais classés.',
    ),
    by(
      locale,
      'To object: you can leave rankings at any time, and tracking by your choice of consent.',
      'S’opposer : vous pouvez quitter les classements à tout moment, et la mesure par votre choix de consentement.',
    ),
  ];
}

function place({ locale, store }: DatasheetOptions): string[] {
  return [
    store === 'embedded'
      ? by(
          locale,
          'On the site’s own server, in files that only the collector may read.',
          'Sur le serveur du site, dans des fichiers que seul le collecteur peut lire.',
        )
      : by(
          locale,
          'In a ClickHouse database that the site has chosen.',
          'Dans une base ClickHouse choisie par le site.',
        ),
    by(
      locale,
      'Acts are stored under a number that a private key of the site makes of the user id. Reading needs a token of 24 hours at most; what administrators do is noted.',
      'Les actes sont enregistrés sous un numéro qu’une clé privée du site tire de l’identifiant. La lecture exige un jeton de 24 heures au plus ; les actes d’administration sont journalisés.',
    ),
  ];
}

function lengthOf(retention: string, locale: Locale): string {
  const [, amount = '', unit = ''] = /^P(\d+)([DMY])$/.exec(retention) ?? [];
  const words = { D: 'day', M: 'month', Y: 'year' } as const;
  const name = words[unit as keyof typeof words] ?? 'day';
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
    Number(amount),
  );
}
