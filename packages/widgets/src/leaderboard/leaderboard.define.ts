import { defineElement } from '../base/define-element.js';
import { RucheLeaderboardElement } from './leaderboard.element.js';

defineElement('ruche-leaderboard', RucheLeaderboardElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-leaderboard': RucheLeaderboardElement;
  }
}
