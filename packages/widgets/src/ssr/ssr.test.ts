import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  devicesAnswer,
  pageAnswers,
  rankingAnswer,
  seriesAnswer,
  topPostsAnswer,
  usageAnswers,
} from '../../playground/answers.js';
import {
  ambassadorsAnswer,
  compareAnswer,
  lifecycleAnswer,
  networkAnswer,
  retentionAnswer,
  rhythmAnswer,
  statusAnswer,
} from '../../playground/further-answers.js';
import { objectivesAnswer } from '../../playground/objectives-answer.js';
import { renderElement } from './ssr.js';
import type { ElementTag } from './ssr.js';

const posts = seriesAnswer('posts');
const answers: [ElementTag, unknown, string[]][] = [
  ['ruche-stat', posts, ['Posts created', '231']],
  ['ruche-trend', posts, ['Posts created', 'Oct 1, 2026', '<table']],
  ['ruche-leaderboard', rankingAnswer('top_authors'), ['Amélie Durand', '<ol']],
  ['ruche-top-posts', topPostsAnswer(), ['Design review on Thursday', '42']],
  ['ruche-devices', devicesAnswer(), ['Mobile only', '61']],
  ['ruche-usage', usageAnswers(), ['Chat messages']],
  ['ruche-member-status', statusAnswer(), ['Dormant', '121']],
  ['ruche-lifecycle', lifecycleAnswer(), ['Lifecycle']],
  ['ruche-retention', retentionAnswer(), ['Cohort retention', '<table']],
  ['ruche-rhythm', rhythmAnswer(), ['Mon']],
  ['ruche-ambassadors', ambassadorsAnswer(), ['Amélie Durand']],
  ['ruche-compare', compareAnswer(), ['<table']],
  ['ruche-network', networkAnswer(), ['Community 2', '<table']],
  ['ruche-key-figures', [posts], ['Posts created']],
  ['ruche-objectives', objectivesAnswer(), ['<li']],
  ['ruche-group-stats', pageAnswers(), ['Posts created', 'Amélie Durand', 'Mobile only']],
];

describe('an element rendered on a server', () => {
  it('is any that shows answers', () => {
    const tags = readFileSync(join(import.meta.dirname, '../define.ts'), 'utf8').matchAll(
      /'\.\/([\w-]+)\//g,
    );
    const names = Array.from(tags, ([, name = '']) => `ruche-${name}`);
    const tested = answers.map(([tag]): string => tag);
    expect(names.filter((name) => name !== 'ruche-connection').toSorted()).toEqual(
      tested.toSorted(),
    );
  });

  it.each(answers)('%s shows its answer', async (tag, answer, words) => {
    const markup = await renderElement(tag, { answer });
    expect(markup).toMatch(new RegExp(`^<${tag} [^>]*><template shadowrootmode="open"><style>`));
    expect(markup).toMatch(new RegExp(`</template></${tag}>$`));
    for (const word of words) expect(markup.replace(/ answer="[^"]*"/, '')).toContain(word);
    expect(markup).not.toMatch(/<!--\/?lit|defer-hydration|\[object Object\]|class="tool"/);
  });

  it('speaks its language and takes its attributes', async () => {
    const answer = seriesAnswer('posts', 'fr');
    const attributes = { group: 'design', 'heading-level': 2, hidden: true, period: null };
    const markup = await renderElement('ruche-trend', { answer, attributes, locale: 'fr' });
    expect(markup).toMatch(
      /^<ruche-trend locale="fr" group="design" heading-level="2" hidden(="")? /,
    );
    expect(markup).not.toContain('period=');
    expect(markup).toContain('1 oct. 2026');
    expect(markup).toContain('aria-level="2"');
  });

  it('carries the nonce of a policy', async () => {
    const markup = await renderElement('ruche-stat', { answer: posts, nonce: 'a"b' });
    expect(markup).toContain('<style nonce="a&quot;b">');
  });

  it('shows markup as text', async () => {
    const evil = '</template><script>alert(1)</script>"\'<!--lit-part-->';
    const answer = { ...posts, metric: { ...posts.metric, label: evil } };
    const markup = await renderElement('ruche-stat', { answer, attributes: { heading: evil } });
    expect(markup).not.toContain('<script>');
    expect(markup).toContain('&lt;script&gt;');
    expect(markup.match(/<\/template>/g)).toHaveLength(1);
  });

  it('says why there is no figure', async () => {
    const suppressed = { ...posts, value: null, suppressed: { reason: 'below_k', k: 5 } };
    expect(await renderElement('ruche-stat', { answer: suppressed })).toContain('from 5 people on');
    expect(await renderElement('ruche-stat', { answer: 'no answer' })).toContain(
      'could not be loaded',
    );
  });

  it('refuses tags and attributes that are none', async () => {
    const render = renderElement as (tag: string, options: object) => Promise<string>;
    await expect(render('ruche-nothing', { answer: posts })).rejects.toThrow(TypeError);
    await expect(render('div', { answer: posts })).rejects.toThrow(TypeError);
    const attributes = { 'x" onload="alert(1)': 'y' };
    await expect(render('ruche-stat', { answer: posts, attributes })).rejects.toThrow(TypeError);
  });
});
