import type { Answer, AskErrorCode } from '@ruche/client';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import {
  devicesAnswer,
  pageAnswers,
  rankingAnswer,
  seriesAnswer,
  topPostsAnswer,
  usageAnswers,
} from './answers.js';
import type { Language } from './answers.js';
import { furtherAnswers } from './further-answers.js';
import { furtherGallery } from './further-gallery.js';
import { objectivesAnswer } from './objectives-answer.js';
import { connectionOf } from './stage.js';
import { annotations } from './stage-records.js';
import type { Play } from './stage.js';

interface Cell {
  name: string;
  content: TemplateResult;
}

/** The sections of the gallery: every element in every state. */
export function gallery(language: Language): { title: string; wide?: boolean; cells: Cell[] }[] {
  const canned = [...pageAnswers(language), ...furtherAnswers(language)];
  const answers = new Map(canned.map((answer) => [answer.metric.id, answer]));
  const find = (metric: string): Answer | undefined => answers.get(metric);
  const on = (play: Play, content: TemplateResult, last?: typeof find): TemplateResult =>
    html`<ruche-stage .connection=${connectionOf(play, last)}>${content}</ruche-stage>`;
  const failing = (content: () => TemplateResult): Cell[] => [
    { name: 'loading', content: on('never', content()) },
    ...(
      [
        'forbidden',
        'token_expired',
        'internal_error',
        'network',
        'unknown_metric',
      ] as AskErrorCode[]
    ).map((code) => ({ name: code, content: on(code, content()) })),
    { name: 'offline, last good answer', content: on('network', content(), find) },
  ];
  const posts = seriesAnswer('posts', language, { scale: 5 });
  const rate = seriesAnswer('active_rate', language, { scale: 0.58 });
  const without = (over: Partial<Answer>): Answer =>
    seriesAnswer('posts', language, { over: { value: null, series: [], ...over } });
  const stat = (answer: unknown, name: string): Cell => ({
    name,
    content: html`<ruche-stat .answer=${answer}></ruche-stat>`,
  });
  const trend = (answer: unknown, name: string): Cell => ({
    name,
    content: html`<ruche-trend .answer=${answer}></ruche-trend>`,
  });
  const silence = seriesAnswer('silence', language, { scale: 4 });
  const steady = { absolute: 0, relative: 0 };
  const few = { confidence95: [0.31, 0.78] as [number, number], numerator: 6, denominator: 11 };
  const { change: _, previous: __, ...alone } = posts;
  return [
    {
      title: 'ruche-stat',
      cells: [
        stat(posts, 'ready'),
        stat(rate, 'a rate'),
        stat(seriesAnswer('time_spent', language, { scale: 2900 }), 'a time'),
        stat(silence, 'more is worse'),
        stat(
          { ...posts, change: steady, previous: { ...posts.previous, value: posts.value } },
          'unchanged',
        ),
        stat(alone, 'without comparison'),
        stat(
          {
            ...posts,
            change: { absolute: 151, relative: null },
            previous: { ...posts.previous, value: 0 },
          },
          'from zero',
        ),
        stat({ ...posts, value: 12_345_678 }, 'a large figure'),
        stat({ ...rate, ...few }, 'few members'),
        stat(seriesAnswer('posts', language, { scale: 5, partial: true }), 'unfinished'),
        stat(without({ value: 0 }), 'zero'),
        stat(without({ suppressed: { reason: 'below_k', k: 5 } }), 'suppressed'),
        stat(without({ reason: 'not_enabled' }), 'not enabled'),
        stat(without({ reason: 'no_members' }), 'no members'),
        {
          name: 'as table',
          content: html`<ruche-stat view="table" .answer=${posts}></ruche-stat>`,
        },
        stat('nonsense', 'no answer at all'),
        ...failing(() => html`<ruche-stat metric="posts"></ruche-stat>`),
      ],
    },
    {
      title: 'ruche-trend',
      cells: [
        trend(posts, 'ready'),
        trend(seriesAnswer('active_rate', language, { scale: 0.58, partial: true }), 'unfinished'),
        {
          name: 'target',
          content: html`<ruche-trend target="8" .answer=${posts}></ruche-trend>`,
        },
        {
          name: 'as table',
          content: html`<ruche-trend view="table" .answer=${posts}></ruche-trend>`,
        },
        trend(seriesAnswer('time_spent', language, { scale: 2900 }), 'a time'),
        trend(
          {
            ...posts,
            series: posts.series?.map((p, i) => (i > 8 && i < 14 ? { ...p, value: null } : p)),
          },
          'with a gap',
        ),
        trend({ ...posts, series: posts.series?.slice(0, 3) }, 'three points'),
        {
          name: 'what happened',
          content: html`<ruche-trend .annotations=${annotations} .answer=${posts}></ruche-trend>`,
        },
        trend(without({ value: 0 }), 'empty'),
        trend(without({ suppressed: { reason: 'below_k', k: 5 } }), 'suppressed'),
        ...failing(() => html`<ruche-trend metric="posts"></ruche-trend>`),
      ],
    },
    {
      title: 'ruche-leaderboard',
      cells: [
        {
          name: 'ready',
          content: html`<ruche-leaderboard
            limit="5"
            me="u4"
            .answer=${rankingAnswer('top_contributors', language, 5)}
          ></ruche-leaderboard>`,
        },
        {
          name: 'own rank further down',
          content: html`<ruche-leaderboard
            limit="5"
            me="u8"
            .answer=${gapAnswer(language)}
          ></ruche-leaderboard>`,
        },
        {
          name: 'as table',
          content: html`<ruche-leaderboard
            view="table"
            limit="5"
            .answer=${rankingAnswer('top_contributors', language, 5)}
          ></ruche-leaderboard>`,
        },
        {
          name: 'markup, right to left, emoji, long',
          content: html`<ruche-leaderboard
            limit="5"
            .answer=${hostileAnswer(language)}
          ></ruche-leaderboard>`,
        },
        {
          name: 'empty',
          content: html`<ruche-leaderboard
            limit="5"
            .answer=${{ ...rankingAnswer('top_authors', language), rows: [] }}
          ></ruche-leaderboard>`,
        },
        ...failing(() => html`<ruche-leaderboard limit="5"></ruche-leaderboard>`),
      ],
    },
    {
      title: 'ruche-top-posts',
      cells: [
        {
          name: 'ready',
          content: html`<ruche-top-posts
            limit="5"
            .answer=${topPostsAnswer(language)}
          ></ruche-top-posts>`,
        },
        {
          name: 'as table',
          content: html`<ruche-top-posts
            view="table"
            limit="5"
            .answer=${topPostsAnswer(language)}
          ></ruche-top-posts>`,
        },
        ...failing(() => html`<ruche-top-posts limit="5"></ruche-top-posts>`),
      ],
    },
    {
      title: 'ruche-devices',
      cells: [
        {
          name: 'ready',
          content: html`<ruche-devices .answer=${devicesAnswer(language)}></ruche-devices>`,
        },
        {
          name: 'as table',
          content: html`<ruche-devices
            view="table"
            .answer=${devicesAnswer(language)}
          ></ruche-devices>`,
        },
        ...failing(() => html`<ruche-devices></ruche-devices>`),
      ],
    },
    {
      title: 'ruche-usage',
      cells: [
        {
          name: 'ready',
          content: html`<ruche-usage .answer=${usageAnswers(language)}></ruche-usage>`,
        },
        {
          name: 'as table',
          content: html`<ruche-usage view="table" .answer=${usageAnswers(language)}></ruche-usage>`,
        },
        ...failing(() => html`<ruche-usage></ruche-usage>`),
      ],
    },
    ...furtherGallery(language, failing),
    {
      title: 'ruche-objectives',
      cells: [
        {
          name: 'ready',
          content: html`<ruche-objectives
            .answer=${objectivesAnswer(language)}
          ></ruche-objectives>`,
        },
        {
          name: 'empty',
          content: html`<ruche-objectives .answer=${{ objectives: [] }}></ruche-objectives>`,
        },
        {
          name: 'a manager’s',
          content: on(find, html`<ruche-objectives editable></ruche-objectives>`),
        },
        ...failing(() => html`<ruche-objectives></ruche-objectives>`),
      ],
    },
    {
      title: 'ruche-group-stats',
      wide: true,
      cells: [
        {
          name: 'ready',
          content: on(find, html`<ruche-group-stats group="design"></ruche-group-stats>`),
        },
        {
          name: 'loading',
          content: on('never', html`<ruche-group-stats group="design"></ruche-group-stats>`),
        },
        {
          name: 'answers given',
          content: html`<ruche-group-stats
            heading="Design"
            .answer=${pageAnswers(language)}
          ></ruche-group-stats>`,
        },
      ],
    },
  ];
}

function gapAnswer(language: Language): Answer {
  const answer = rankingAnswer('top_contributors', language, 10);
  return { ...answer, rows: answer.rows?.filter((_, i) => i < 3 || (i > 5 && i < 9)) ?? [] };
}

function hostileAnswer(language: Language): Answer {
  const answer = rankingAnswer('top_contributors', language, 5);
  const names = [
    '<img src=x onerror=alert(1)>',
    'محمد عبد الله',
    '🐝 Queen 👩‍👩‍👧‍👦',
    'L'.repeat(200),
    null,
  ];
  return {
    ...answer,
    rows:
      answer.rows?.map((row, i) => ({
        ...row,
        name: names[i] ?? null,
        url: 'javascript:alert(1)',
      })) ?? [],
  };
}
