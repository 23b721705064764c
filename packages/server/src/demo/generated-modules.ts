import type { Message } from '@ruche/schema';
import { sampleGroups, type SampleGroup } from './sample-groups.js';
import { trackMessage } from './sample-message.js';
import type { TimedMember, Timeline } from './sample-timeline.js';
import { seededRandom, type SeededRandom } from './seeded-random.js';

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;

/** One week of one group: what the makers below go by. */
interface Week {
  group: string;
  /** Counted from the community's first. */
  number: number;
  from: number;
  /** How many acts of the source fall into it. */
  written: number;
  random: SeededRandom;
}

/** Something made in an application. */
type Made = [event: string, properties: Record<string, unknown>, at: number];

/**
 * Chat, files, events, projects and tasks of the groups that have them: week by week, in proportion to
 * what members wrote in the group that week, and by the members who were around then.
 */
export function* generatedModules(timeline: Timeline): Generator<Message> {
  const start = Math.min(...timeline.members.map(({ joined }) => joined));
  for (const group of sampleGroups) {
    for (let number = 0; start + number * week < timeline.until; number++) {
      yield* weekOf(group, number, start + number * week, timeline);
    }
  }
}

function* weekOf(
  group: SampleGroup,
  number: number,
  from: number,
  { members, acts, until }: Timeline,
): Generator<Message> {
  const around = members.filter((entry) => isAround(entry, group.id, from));
  if (around.length === 0) return;
  const weights = around.map((entry) => [entry.member, Math.sqrt(entry.acts.length)] as const);
  const written = acts.filter(
    (act) => act.by && act.at >= from && act.at < from + week && act.groups.includes(group.id),
  ).length;
  for (const module of group.modules) {
    const random = seededRandom(`${module} ${group.id} ${number}`);
    const made = makers[module]?.({ group: group.id, number, from, written, random }) ?? [];
    for (const [index, [event, properties, at]] of made.entries()) {
      const by = random.weighted(weights);
      if (at >= until) continue;
      const id = `${module}-${group.id}-${number}-${index}`;
      yield trackMessage(event, properties, {
        id,
        at,
        by,
        groups: [group.id],
        provenance: 'generated',
      });
    }
  }
}

/** Somebody who wrote in the group in the five weeks before or after. */
function isAround({ acts }: TimedMember, group: string, from: number): boolean {
  return acts.some(
    (act) =>
      Math.abs(act.at - from) < 5 * week && act.groups.includes(group) && act.kind !== 'favourite',
  );
}

const makers: Record<string, (week: Week) => Made[]> = {
  chat: (at) =>
    Array.from({ length: at.random.integer(2, 9) + Math.min(40, at.written) }, () => [
      'Message Sent',
      { channel_id: at.group },
      moment(at),
    ]),

  files(at) {
    const file = { file_id: `file-${at.group}-${at.number}`, name: `Compte rendu n° ${at.number}` };
    if (!at.random.chance(0.3 + at.written / 80)) return [];
    const added = moment(at);
    const updated: Made[] = at.random.chance(0.3) ? [['File Updated', file, added + 3 * day]] : [];
    return [['File Added', file, added], ...updated];
  },

  events(at) {
    if (!at.random.chance(0.55)) return [];
    const event = {
      event_id: `event-${at.group}-${at.number}`,
      title: `Rencontre n° ${at.number}`,
    };
    const scheduled = moment(at);
    const evening = scheduled - (scheduled % day) + at.random.integer(5, 20) * day + 17 * hour;
    const starts = { ...event, starts_at: new Date(evening).toISOString() };
    const cancelled: Made[] = at.random.chance(0.12)
      ? [['Event Cancelled', event, scheduled + 2 * day]]
      : [];
    return [['Event Scheduled', starts, scheduled], ...cancelled];
  },

  projects: (at) =>
    at.random.chance(0.35)
      ? [
          [
            'Project Created',
            { project_id: `project-${at.group}-${at.number}`, name: `Projet n° ${at.number}` },
            moment(at),
          ],
        ]
      : [],

  tasks(at) {
    const count = at.random.integer(0, 2) + Math.min(8, Math.round(at.written / 10));
    return Array.from({ length: count }, (_, index): Made[] => {
      const task = { task_id: `task-${at.group}-${at.number}-${index}` };
      const created = moment(at);
      const done = created + at.random.integer(1, 20) * day;
      const completed: Made[] = at.random.chance(0.7) ? [['Task Completed', task, done]] : [];
      return [['Task Created', task, created], ...completed];
    }).flat();
  },
};

/** An instant of the week, on a working day, by daylight. */
function moment({ from, random }: Week): number {
  const date = new Date(from + random.integer(0, 6) * day);
  const monday = date.getUTCDay() === 0 ? day : date.getUTCDay() === 6 ? 2 * day : 0;
  const midnight = date.getTime() - (date.getTime() % day) + (random.chance(0.85) ? monday : 0);
  return midnight + random.integer(7 * 60, 19 * 60) * 60_000;
}
