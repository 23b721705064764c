// The connection first: elements inside it then find it when they wake up.
import './connection/connection.define.js';
import './stat/stat.define.js';
import './trend/trend.define.js';
import './leaderboard/leaderboard.define.js';
import './top-posts/top-posts.define.js';
import './devices/devices.define.js';
import './usage/usage.define.js';
import './member-status/member-status.define.js';
import './lifecycle/lifecycle.define.js';
import './retention/retention.define.js';
import './rhythm/rhythm.define.js';
import './ambassadors/ambassadors.define.js';
import './compare/compare.define.js';
import './key-figures/key-figures.define.js';
import './objectives/objectives.define.js';
import './network/network.define.js';
import './group-stats/group-stats.define.js';
