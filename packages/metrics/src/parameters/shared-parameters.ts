import type { Parameter } from './parameter.js';

/** The parameters that every metric takes. */
export const sharedParameters = {
  exclude: {
    type: 'list',
    values: ['staff'],
    default: [],
    description: {
      en: 'People to leave out besides bots, system, test and suspended accounts',
      fr: 'Personnes à écarter, outre les robots et les comptes système, de test ou suspendus',
    },
  },
} as const satisfies Record<string, Parameter>;
