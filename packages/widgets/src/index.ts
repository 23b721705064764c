export { connectionContext } from './base/connection-context.js';
export type {
  ChangeDetail,
  ErrorDetail,
  ReadyDetail,
  SelectDetail,
  TokenNeededDetail,
} from './base/events.js';
export type { FigureState } from './base/outcome.js';
export { RucheConnectionElement } from './connection/connection.element.js';
export { RucheDevicesElement } from './devices/devices.element.js';
export { RucheGroupStatsElement } from './group-stats/group-stats.element.js';
export type { GroupChoice } from './group-stats/group-stats.element.js';
export { RucheLeaderboardElement } from './leaderboard/leaderboard.element.js';
export { RucheStatElement } from './stat/stat.element.js';
export { RucheTopPostsElement } from './top-posts/top-posts.element.js';
export { RucheTrendElement } from './trend/trend.element.js';
export { RucheUsageElement } from './usage/usage.element.js';
export { RucheMemberStatusElement } from './member-status/member-status.element.js';
export { RucheLifecycleElement } from './lifecycle/lifecycle.element.js';
export { RucheRetentionElement } from './retention/retention.element.js';
export { RucheRhythmElement } from './rhythm/rhythm.element.js';
export { RucheAmbassadorsElement } from './ambassadors/ambassadors.element.js';
export { RucheCompareElement } from './compare/compare.element.js';
export { RucheKeyFiguresElement } from './key-figures/key-figures.element.js';
export { RucheObjectivesElement } from './objectives/objectives.element.js';
export { RucheNetworkElement } from './network/network.element.js';
