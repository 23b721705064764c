import type { Question } from '@ruche/client';
import { property } from './property.js';
import { questionOf } from './question-of.js';
import { RucheElement } from './ruche-element.js';

/** The common attributes of the elements that show answers, and the question that they make. */
export abstract class QuestionElement extends RucheElement {
  /** Id of the group; the whole site without one */
  @property() group?: string;
  /** `P1M`, `P6M`, `P1Y`, `this-month`, `last-week` … @defaultValue P1M */
  @property() period?: string;
  /** First day, with `to`, in place of `period` */
  @property() from?: string;
  /** The day after the last */
  @property() to?: string;
  /** `day`, `week`, `month` @defaultValue fits the period */
  @property() interval?: string;
  /** `previous`, `year`, `none` @defaultValue the element's */
  @property() compare?: string;
  /** `include` takes in today as far as it has come */
  @property() today?: string;
  /** A way of splitting or ordering that the metric offers */
  @property() by?: string;
  /** Most rows shown */
  @property({ type: Number }) limit?: number;
  /** IANA zone @defaultValue the group's, else the site's */
  @property() timezone?: string;
  /** Text above the figure @defaultValue the metric's own label */
  @property() heading?: string;
  /** Level of the heading, 1 to 6 @defaultValue 3 */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel?: number;
  /** `chart` or `table` */
  @property() view?: string;
  /** Asks again every so many seconds */
  @property({ type: Number }) refresh?: number;
  /** `lazy`: asks when it comes near the part of the page that is seen @defaultValue eager */
  @property() loading?: string;
  /** Further parameters of the metric, such as `{"level": "active"}` */
  @property({ type: Object }) parameters?: Record<string, unknown>;
  /** The answer to show; nothing is asked then */
  @property({ type: Object }) answer?: unknown;

  protected get isTable(): boolean {
    return this.view === 'table';
  }

  /** The question that the attributes ask about a metric. */
  protected question(metric: string, defaults: Partial<Question> = {}): Question {
    const question = { ...defaults, ...questionOf(metric, this) };
    return { ...question, locale: this.resolvedLocale } as Question;
  }
}
