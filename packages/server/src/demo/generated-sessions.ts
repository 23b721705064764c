import type { TimedAct, TimedMember } from './sample-timeline.js';
import { seededRandom, type SeededRandom } from './seeded-random.js';

const minute = 60_000;
const day = 86_400_000;

/** How likely a visit is at each hour (UTC): little by night, most after work. */
const hours = [1, 0, 0, 0, 1, 3, 6, 9, 10, 9, 8, 9, 9, 8, 8, 8, 9, 11, 13, 15, 15, 11, 6, 3];

/** One visit of one member. */
export interface SampleSession {
  id: string;
  by: string;
  start: number;
  device: string;
  /** The acts of the source that fall into it. */
  acts: TimedAct[];
}

/**
 * The visits of one member: one around each run of acts that the source has, and others in proportion to
 * how much the member did, from the day they joined to the day they were last seen.
 */
export function generatedSessions(entry: TimedMember, until: number): SampleSession[] {
  const random = seededRandom(`sessions ${entry.member}`);
  const devices = deviceHabit(random);
  const starts = [...runsOfActs(entry), ...quietVisits(entry, until, random)];
  return starts
    .sort((a, b) => a.start - b.start)
    .map(({ start, acts }, index) => ({
      id: `${entry.member}-${index + 1}`,
      by: entry.member,
      start,
      acts,
      device: random.weighted(devices),
    }));
}

type Run = Pick<SampleSession, 'start' | 'acts'>;

/** Acts less than half an hour apart are one visit, which begins a little before the first. */
function runsOfActs({ member, joined, acts }: TimedMember): Run[] {
  const runs: (Run & { last: number })[] = [];
  for (const act of acts) {
    const run = runs.at(-1);
    if (run !== undefined && act.at - run.last < 30 * minute) {
      run.acts.push(act);
      run.last = act.at;
    } else {
      const before = seededRandom(`before ${member} ${act.id}`).integer(1, 6) * minute;
      runs.push({ start: Math.max(act.at - before, joined), acts: [act], last: act.at });
    }
  }
  return runs;
}

function quietVisits(entry: TimedMember, until: number, random: SeededRandom): Run[] {
  const { joined, seen, acts } = entry;
  const steady = dailyChance(acts.length);
  // Whoever the source saw again after the sample's end kept coming by; the others rarely did.
  const faithful = seen >= until ? random.skewed(0.035) : 0.008;
  const firstAct = acts[0]?.at ?? joined;
  const lastAct = acts.at(-1)?.at ?? joined;
  const visits: Run[] = [];
  for (let midnight = joined - (joined % day); midnight < until; midnight += day) {
    const age = (midnight - joined) / day;
    const around = midnight > firstAct - 20 * day && midnight < lastAct + 45 * day;
    const curious = 0.35 * Math.exp(-age / 6);
    const weekend = [0, 6].includes(new Date(midnight).getUTCDay()) ? 0.6 : 1;
    const lastSeen = Math.abs(seen - midnight - day / 2) < day / 2;
    const chance = (curious + (around ? steady : 0) + faithful) * weekend;
    // Drawn in any case, so that the draws of other days stay what they were.
    const start =
      midnight +
      random.weighted(hours.map((weight, at) => [at, weight] as const)) * 60 * minute +
      random.integer(0, 59 * 60) * 1000;
    const comes = random.chance(chance);
    if ((comes || lastSeen) && start > joined && start < until && midnight <= seen) {
      visits.push({ start, acts: [] });
    }
  }
  return visits;
}

function dailyChance(acts: number): number {
  if (acts >= 60) return 0.55;
  if (acts >= 15) return 0.3;
  if (acts >= 5) return 0.14;
  return acts > 0 ? 0.07 : 0;
}

/** Some use a computer only, some a telephone only, many both. */
function deviceHabit(random: SeededRandom): (readonly [string, number])[] {
  return random.weighted<(readonly [string, number])[]>([
    [[['desktop', 1]], 42],
    [
      [
        ['desktop', 3],
        ['mobile', 2],
      ],
      32,
    ],
    [[['mobile', 1]], 18],
    [
      [
        ['desktop', 1],
        ['tablet', 1],
      ],
      5,
    ],
    [[['tablet', 1]], 3],
  ]);
}
