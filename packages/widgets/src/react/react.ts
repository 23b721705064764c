import { createComponent } from '@lit/react';
import type { EventName } from '@lit/react';
import * as React from 'react';
import type { ErrorDetail, ReadyDetail, SelectDetail, TokenNeededDetail } from '../base/events.js';
import '../define.js';
import * as elements from '../index.js';

const events = {
  onRucheReady: 'ruche-ready' as EventName<CustomEvent<ReadyDetail>>,
  onRucheError: 'ruche-error' as EventName<CustomEvent<ErrorDetail>>,
  onRucheSelect: 'ruche-select' as EventName<CustomEvent<SelectDetail>>,
};
const connectionEvents = {
  ...events,
  onRucheTokenNeeded: 'ruche-token-needed' as EventName<CustomEvent<TokenNeededDetail>>,
};

function component<T extends HTMLElement>(tagName: string, elementClass: new () => T) {
  return createComponent({ react: React, tagName, elementClass, events });
}

/** Gives a connection to what is inside it; `tokenProvider` is a prop. */
export const RucheConnection = createComponent({
  react: React,
  tagName: 'ruche-connection',
  elementClass: elements.RucheConnectionElement,
  events: connectionEvents,
});
/** One figure, its change, a spark line. */
export const RucheStat = component('ruche-stat', elements.RucheStatElement);
/** A figure over time. */
export const RucheTrend = component('ruche-trend', elements.RucheTrendElement);
/** Members in rank order. */
export const RucheLeaderboard = component('ruche-leaderboard', elements.RucheLeaderboardElement);
/** Posts in rank order. */
export const RucheTopPosts = component('ruche-top-posts', elements.RucheTopPostsElement);
/** The device partition. */
export const RucheDevices = component('ruche-devices', elements.RucheDevicesElement);
/** Use of the enabled modules. */
export const RucheUsage = component('ruche-usage', elements.RucheUsageElement);
/** Members by status. */
export const RucheMemberStatus = component(
  'ruche-member-status',
  elements.RucheMemberStatusElement,
);
/** New, returning, back and dormant members. */
export const RucheLifecycle = component('ruche-lifecycle', elements.RucheLifecycleElement);
/** The cohort matrix. */
export const RucheRetention = component('ruche-retention', elements.RucheRetentionElement);
/** Activity by weekday and hour. */
export const RucheRhythm = component('ruche-rhythm', elements.RucheRhythmElement);
/** Who could carry the community. */
export const RucheAmbassadors = component('ruche-ambassadors', elements.RucheAmbassadorsElement);
/** Groups side by side. */
export const RucheCompare = component('ruche-compare', elements.RucheCompareElement);
/** Frozen figures to share. */
export const RucheKeyFigures = component('ruche-key-figures', elements.RucheKeyFiguresElement);
/** Objectives and their pace. */
export const RucheObjectives = component('ruche-objectives', elements.RucheObjectivesElement);
/** Roles in the network of those who answer each other. */
export const RucheNetwork = component('ruche-network', elements.RucheNetworkElement);
/** The whole statistics page of a group. */
export const RucheGroupStats = component('ruche-group-stats', elements.RucheGroupStatsElement);
