import { answerQuestion, catalogue } from '@ruche/metrics';
import { ProblemError } from '@ruche/schema';
import type { Answer, Question } from '@ruche/schema';
import type { Reader } from '../access/authorise-reader.js';
import { guardAnswer } from '../guard/guard-answer.js';
import { forbidden, mayAsk } from '../guard/may-ask.js';
import { findGroup } from './find-group.js';
import type { Run } from './request-run.js';

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
  mayAsk(reader, { metric: question.metric, audience: metric?.audience, group: question.group });
  if (!metric) throw unknownMetric(question.metric);

  const group = question.group === undefined ? null : await findGroup(run, site.id, question.group);
  if (group === undefined) throw forbidden();
  const answer = await answerQuestion({
    question,
    site,
    group,
    asOf,
    run,
    locale: question.locale ?? site.locale,
  });
  return guardAnswer({ answer, metric, site, run });
}

function unknownMetric(id: string): ProblemError {
  return new ProblemError('unknown_metric', `There is no metric "${id.slice(0, 100)}".`, {
    path: 'metric',
    known: catalogue.map((metric) => metric.id),
  });
}
