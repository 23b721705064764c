import '../compare/compare.define.js';
import '../devices/devices.define.js';
import '../leaderboard/leaderboard.define.js';
import '../lifecycle/lifecycle.define.js';
import '../member-status/member-status.define.js';
import '../network/network.define.js';
import '../objectives/objectives.define.js';
import '../retention/retention.define.js';
import '../rhythm/rhythm.define.js';
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
