import type { ChoiceParameter } from './parameter.js';

/** How places are numbered after a tie (R14). */
export const placesParameter = {
  type: 'choice',
  values: ['standard', 'dense'],
  default: 'standard',
  description: {
    en: 'Places after a tie: standard is 1, 2, 2, 4; dense is 1, 2, 2, 3',
    fr: 'Rangs après une égalité : standard donne 1, 2, 2, 4 ; dense donne 1, 2, 2, 3',
  },
} as const satisfies ChoiceParameter;
