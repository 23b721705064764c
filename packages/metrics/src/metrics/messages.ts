import type { Metric } from '../metric.js';
import { segmentParameter } from '../parameters/segment-parameter.js';
import { countActs } from '../sql/count-acts.js';

/** Chat messages sent. */
export const messages: Metric = {
  id: 'messages',
  version: 1,
  label: { en: 'Chat messages', fr: 'Messages de tchat' },
  question: {
    en: 'How much do members talk in the chat?',
    fr: 'Combien les membres échangent-ils sur le tchat ?',
  },
  definition: {
    en: 'Chat messages sent in the window. Messages by bots, system, test and suspended accounts are left out. A group without a chat has no value, not 0.',
    fr: 'Messages envoyés sur le tchat dans la période. Ceux des robots et des comptes système, de test ou suspendus sont écartés. Un groupe sans tchat n’a pas de valeur, et non 0.',
  },
  formula: {
    en: 'number of chat messages',
    fr: 'nombre de messages de tchat',
  },
  edgeCases: [
    {
      en: 'A group whose list of modules lacks chat: no value (not_enabled), not 0.',
      fr: 'Un groupe dont la liste d’applications n’a pas le tchat : pas de valeur (not_enabled), et non 0.',
    },
    {
      en: 'Automated messages of bot and system accounts do not count.',
      fr: 'Les messages automatiques des robots et comptes système ne comptent pas.',
    },
  ],
  unit: 'count',
  higherIsBetter: true,
  shape: 'series',
  audience: 'viewer',
  module: 'chat',
  emptyReason: 'no_messages',
  parameters: { by: segmentParameter },
  sources: ['Message Sent'],
  measure: (context) => countActs(context, 'Message Sent'),
};
