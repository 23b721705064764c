import { answerQuestion, catalogue, placesAsked } from '@ruche/metrics';
import type { Metric, Run } from '@ruche/metrics';
import { ProblemError } from '@ruche/schema';
import type { Answer, Question } from '@ruche/schema';
import type { Reader } from '../access/authorise-reader.js';
import { guardAnswer } from '../guard/guard-answer.js';
import { keptSince } from '../sites/kept-since.js';
import { forbidden, mayAsk } from '../guard/may-ask.js';
import { findGroup } from './find-group.js';

/** What {@link answerGuarded} takes. */
export interface AnswerGuardedOptions {
  question: Question;
  reader: Reader;
  run: Run;
  asOf: Date;
}

/** Answers a question within the reach of who asks. */
export async function answerGuarded(options: AnswerGuardedOptions): Promise<Answer> {
  const { question, reader, run, asOf } = options;
  const { site, access } = reader;
  const metric = catalogue.find(({ id }) => id === question.metric);
  if (!metric && access) throw unknownMetric(question.metric);
  if (!metric || question.group !== undefined) {
    mayAsk(reader, { metric: question.metric, audience: metric?.audience, group: question.group });
  }
  if (!metric) throw unknownMetric(question.metric);
  await mayAskEverywhere(options, metric);

  const group = question.group === undefined ? null : await findGroup(run, site.id, question.group);
  if (group === undefined) throw forbidden();
  const answer = await answerQuestion({
    question,
    site,
    group,
    asOf,
    keptSince: keptSince(site, asOf),
    run,
    locale: question.locale ?? site.locale,
  });
  return guardAnswer({ answer, metric, reader, run });
}

/** What is about several groups is for whoever may see each of them, and the metric they are compared by. */
async function mayAskEverywhere(
  { question, reader, run }: AnswerGuardedOptions,
  metric: Metric,
): Promise<void> {
  const { groups, metrics } = placesAsked(metric, question);
  const audienceOf = (id: string) => catalogue.find((one) => one.id === id)?.audience;
  for (const group of groups) {
    for (const id of [metric.id, ...metrics]) {
      mayAsk(reader, { metric: id, audience: audienceOf(id), group });
    }
  }
  const others = groups.filter((group) => group !== undefined && group !== question.group);
  const found = await Promise.all(
    others.map((group) => findGroup(run, reader.site.id, group ?? '')),
  );
  if (found.includes(undefined)) throw forbidden();
}

function unknownMetric(id: string): ProblemError {
  return new ProblemError('unknown_metric', `There is no metric "${id.slice(0, 100)}".`, {
    path: 'metric',
    known: catalogue.map((metric) => metric.id),
  });
}
