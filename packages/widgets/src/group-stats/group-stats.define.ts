import '../devices/devices.define.js';
import '../leaderboard/leaderboard.define.js';
import '../stat/stat.define.js';
import '../top-posts/top-posts.define.js';
import '../trend/trend.define.js';
import '../usage/usage.define.js';
import { defineElement } from '../base/define-element.js';
import { RucheGroupStatsElement } from './group-stats.element.js';

defineElement('ruche-group-stats', RucheGroupStatsElement);

declare global {
  interface HTMLElementTagNameMap {
    'ruche-group-stats': RucheGroupStatsElement;
  }
}
