import type { Locale } from '@ruche/metrics';

/** One sentence in both languages. */
export type Both = Readonly<Record<Locale, string>>;

/** The headings of a data sheet, in their order. */
export const headings = {
  title: { en: 'Data sheet', fr: 'Fiche d’information sur les données' },
  purpose: { en: 'What for', fr: 'Pourquoi' },
  collected: { en: 'What is collected', fr: 'Ce qui est collecté' },
  never: { en: 'What is never kept', fr: 'Ce qui n’est jamais conservé' },
  duration: { en: 'How long', fr: 'Combien de temps' },
  seen: { en: 'Who sees what', fr: 'Qui voit quoi' },
  limits: { en: 'What nobody sees', fr: 'Ce que personne ne voit' },
  rights: { en: 'Your rights', fr: 'Vos droits' },
  place: { en: 'Where, and how it is protected', fr: 'Où, et avec quelle protection' },
} satisfies Record<string, Both>;

/** What the acts of an area of the contract say. An area without its words fails a test. */
export const areas: Readonly<Record<string, Both>> = {
  content: {
    en: 'Posts, comments, likes, shares and reports: who, when, in which group, about what; titles, addresses and texts where the site sends them.',
    fr: 'Publications, commentaires, mentions j’aime, partages et signalements : qui, quand, dans quel groupe, sur quoi ; titres, adresses et textes si le site les transmet.',
  },
  collaboration: {
    en: 'Chat messages (that they were sent, not what they say), files, events, projects and tasks: who, when, in which group.',
    fr: 'Messages de tchat (le fait de l’envoi, pas le contenu), fichiers, événements, projets et tâches : qui, quand, dans quel groupe.',
  },
  membership: {
    en: 'Joining and leaving groups.',
    fr: 'Entrées dans les groupes et sorties.',
  },
  platform: {
    en: 'Visits of pages, time for which a page was visible and used, clicks on marked elements, downloads, scroll depth, videos; the class of the device (desktop, mobile, tablet).',
    fr: 'Visites de pages, temps pendant lequel une page était visible et utilisée, clics sur des éléments marqués, téléchargements, profondeur de défilement, vidéos ; la classe de l’appareil (ordinateur, mobile, tablette).',
  },
  outside: {
    en: 'Public mentions elsewhere, where the site sends them.',
    fr: 'Mentions publiques ailleurs, si le site les transmet.',
  },
  surveys: {
    en: 'Invitations to surveys and answers, shown only as figures about enough people.',
    fr: 'Invitations aux enquêtes et réponses, montrées seulement en chiffres portant sur assez de personnes.',
  },
  customers: {
    en: 'Orders, refunds, subscriptions, referrals, tickets and reviews, where the site sends them.',
    fr: 'Commandes, remboursements, abonnements, parrainages, tickets et avis, si le site les transmet.',
  },
  employees: {
    en: 'Hirings, departures, absences in days (never their cause), applications and initiatives, where the employer sends them; shown for groups only.',
    fr: 'Embauches, départs, absences en jours (jamais leur motif), candidatures et initiatives, si l’employeur les transmet ; montrés pour des groupes seulement.',
  },
};

/** What is kept of a person beside acts. */
export const traits: Both = {
  en: 'Of a person: the user id of the site and, where the site sends them,',
  fr: 'D’une personne : son identifiant sur le site et, si le site les transmet,',
};

/** Who a role is. */
export const roleNames: Readonly<Record<string, Both>> = {
  viewer: { en: 'Whoever may see the page of a group', fr: 'Qui peut voir la page d’un groupe' },
  member: { en: 'Members', fr: 'Les membres' },
  manager: { en: 'Managers of a group', fr: 'Les gestionnaires d’un groupe' },
  admin: { en: 'Administrators of the site', fr: 'Les administrateurs du site' },
};
