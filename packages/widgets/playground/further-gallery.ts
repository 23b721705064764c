import type { Answer } from '@ruche/client';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { pageAnswers } from './answers.js';
import type { Language } from './answers.js';
import {
  ambassadorsAnswer,
  compareAnswer,
  lifecycleAnswer,
  networkAnswer,
  retentionAnswer,
  rhythmAnswer,
  statusAnswer,
} from './further-answers.js';

interface Cell {
  name: string;
  content: TemplateResult;
}

/** What a gallery shows of an element: with an answer, as a table, with nothing, failing. */
export function furtherGallery(
  language: Language,
  failing: (content: () => TemplateResult) => Cell[],
): { title: string; cells: Cell[] }[] {
  const kinds: [string, Answer | Answer[], (answer?: unknown, view?: string) => TemplateResult][] =
    [
      [
        'ruche-member-status',
        statusAnswer(language),
        (answer, view) =>
          html`<ruche-member-status .answer=${answer} .view=${view}></ruche-member-status>`,
      ],
      [
        'ruche-lifecycle',
        lifecycleAnswer(language),
        (answer, view) => html`<ruche-lifecycle .answer=${answer} .view=${view}></ruche-lifecycle>`,
      ],
      [
        'ruche-retention',
        retentionAnswer(language),
        (answer, view) => html`<ruche-retention .answer=${answer} .view=${view}></ruche-retention>`,
      ],
      [
        'ruche-rhythm',
        rhythmAnswer(language),
        (answer, view) => html`<ruche-rhythm .answer=${answer} .view=${view}></ruche-rhythm>`,
      ],
      [
        'ruche-ambassadors',
        ambassadorsAnswer(language),
        (answer, view) =>
          html`<ruche-ambassadors .answer=${answer} .view=${view}></ruche-ambassadors>`,
      ],
      [
        'ruche-network',
        networkAnswer(language),
        (answer, view) => html`<ruche-network .answer=${answer} .view=${view}></ruche-network>`,
      ],
      [
        'ruche-compare',
        compareAnswer(language),
        (answer, view) =>
          html`<ruche-compare
            groups="design sales"
            .answer=${answer}
            .view=${view}
          ></ruche-compare>`,
      ],
      [
        'ruche-key-figures',
        pageAnswers(language).slice(0, 5),
        (answer) => html`<ruche-key-figures .answer=${answer}></ruche-key-figures>`,
      ],
    ];
  return kinds.map(([title, given, show]) => {
    const answer = Array.isArray(given) ? given[0] : given;
    return {
      title,
      cells: [
        { name: 'ready', content: show(given) },
        { name: 'as table', content: show(given, 'table') },
        { name: 'empty', content: show({ ...answer, value: 0, series: [], parts: [], rows: [] }) },
        {
          name: 'suppressed',
          content: show({ ...answer, value: null, suppressed: { reason: 'below_k', k: 5 } }),
        },
        { name: 'not enabled', content: show({ ...answer, value: null, reason: 'not_enabled' }) },
        ...failing(() => show()),
      ],
    };
  });
}
