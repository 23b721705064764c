import type { Question } from '@ruche/schema';
import { RecentMap } from '../collector/recent-map.js';

/** Most questions that are remembered. */
const mostQuestions = 400;

/** A question that somebody asked of a site. */
export interface AskedQuestion {
  readonly site: string;
  readonly question: Question;
  /** When it was asked last. */
  readonly at: Date;
}

/** The questions that were asked lately, each once, in whatever language. */
export class AskedQuestions {
  readonly #asked = new RecentMap<string, AskedQuestion>(mostQuestions);

  note(site: string, { locale: _, ...question }: Question, at: Date): void {
    this.#asked.set(nameOf(site, question), { site, question, at });
  }

  /** Those that were asked since a time, the last one first. */
  since(time: Date): AskedQuestion[] {
    return [...this.#asked.values()]
      .filter(({ at }) => at >= time)
      .sort((a, b) => b.at.getTime() - a.at.getTime());
  }

  forget({ site, question }: AskedQuestion): void {
    this.#asked.delete(nameOf(site, question));
  }
}

function nameOf(site: string, question: Question): string {
  return JSON.stringify([site, Object.entries(question).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
