import type { ChoiceParameter } from './parameter.js';

/** Whether people are told apart by their segment; small parts are hidden by whoever gives the answer (R12). */
export const segmentParameter = {
  type: 'choice',
  values: ['none', 'segment'],
  default: 'none',
  description: {
    en: 'segment: split by the segment that each person has (office, field …); parts that could tell of fewer people than the site allows are hidden',
    fr: 'segment : réparti selon le segment de chaque personne (bureau, terrain …) ; les parts qui pourraient révéler moins de personnes que le seuil du site sont masquées',
  },
} as const satisfies ChoiceParameter;
