import { describe, expect, it } from 'vitest';
import {
  pageAnswers,
  rankingAnswer,
  seriesAnswer,
  topPostsAnswer,
} from '../../playground/answers.js';
import { formatsFor } from '../format/formats.js';
import { csvText } from './csv-text.js';
import { figureTable } from './figure-table.js';
import { fileName } from './file-name.js';
import { htmlText } from './html-text.js';
import { plainText } from './plain-text.js';
import { markdownText } from './markdown-text.js';
import { picture } from './picture.js';
import { svgText } from './svg-text.js';

const en = formatsFor('en');
const hostile = {
  ...rankingAnswer('top_authors', 'en', 2),
  rows: [
    { rank: 1, id: 'a', name: '=HYPERLINK("x")', value: 2, url: 'javascript:alert(1)' },
    { rank: 2, id: 'b', name: '<b>"Bo", & co</b> | *x*', value: 1, url: 'https://a.example/(x)' },
  ],
};

describe('figureTable', () => {
  it('holds the series with the values of the answer', () => {
    const answer = seriesAnswer('posts');
    const { columns, rows } = figureTable([answer], en);
    expect(columns.map(({ label }) => label)).toEqual(['Period', 'Posts created', 'Before']);
    expect(rows.map((row) => row[1]?.raw)).toEqual(answer.series?.map(({ value }) => value));
  });

  it('holds one line for each of several figures', () => {
    const answers = pageAnswers().filter(({ rows, parts }) => !rows && !parts);
    expect(figureTable(answers, en).rows).toHaveLength(answers.length);
  });

  it('does not say the same count twice', () => {
    const labels = figureTable([topPostsAnswer()], en).columns.map(({ label }) => label);
    expect(labels).toEqual(['Rank', 'Name', 'Author', 'likes', 'comments', 'views']);
  });
});

describe('csvText', () => {
  it('has exact values, quotes what must be, and disarms formulas', () => {
    const text = csvText(figureTable([hostile], en));
    expect(text.split('\r\n')).toEqual([
      '\uFEFFRank,Name,Score',
      `1,"'=HYPERLINK(""x"")",2`,
      '2,"<b>""Bo"", & co</b> | *x*",1',
      '',
    ]);
  });
});

describe('htmlText', () => {
  it('shows markup as text and follows no script', () => {
    const text = htmlText(figureTable([hostile], en), 'Top <authors>');
    expect(text).toContain('&lt;b&gt;&quot;Bo&quot;, &amp; co&lt;/b&gt;');
    expect(text).toContain('<caption>Top &lt;authors&gt;</caption>');
    expect(text).not.toContain('javascript:');
  });
});

describe('markdownText', () => {
  it('keeps names from becoming marks', () => {
    const text = markdownText(figureTable([hostile], en), 'Top authors', 'Two.');
    expect(text).toContain('\\| \\*x\\*](https://a.example/(x%29)');
    expect(text).toContain('| --: | --- | --: |');
    expect(text).not.toContain('javascript:');
  });
});

describe('plainText', () => {
  it('says what it shows, then columns with tabs between', () => {
    const text = plainText(
      figureTable([seriesAnswer('posts', 'en', { days: 2 })], en),
      'Posts: 9.',
    );
    expect(text).toMatch(/^Posts: 9\.\n\nPeriod\tPosts created\tBefore\n.+\t\d+\t\d+\n.+\n$/);
  });

  it('lets no name break a line', () => {
    const rows = [{ rank: 1, id: 'a', name: 'A\n\tB', value: 1 }];
    const text = plainText(figureTable([{ ...hostile, rows }], en), 'x');
    expect(text).toContain('1\tA B\t');
  });
});

describe('figureTable', () => {
  it('shows a number of people beside a time as a number, and the total as a time', () => {
    const answer = seriesAnswer('time_spent', 'en', { days: 1 });
    const series = answer.series?.map((point) => ({
      ...point,
      parts: { total: 7200, members: 12 },
    }));
    const [row = []] = figureTable([{ ...answer, series: series ?? [] }], en).rows;
    expect(row.slice(-2).map(({ text }) => text)).toEqual(['2 hr', '12']);
  });
});

describe('fileName', () => {
  it('says what, which group, which period', () => {
    expect(fileName([seriesAnswer('posts')], 'csv')).toBe('posts-design-2026-10-01-2026-11-01.csv');
  });

  it('lets nothing through that a file system would trip over', () => {
    const answer = { ...seriesAnswer('posts'), group: '../../é cole\u0000*' };
    expect(fileName([answer], 'png')).toBe('posts-é-cole-2026-10-01-2026-11-01.png');
    expect(fileName([], 'csv')).toBe('figures-site.csv');
  });
});

describe('picture', () => {
  const look = {
    surface: 'white',
    ink: 'black',
    muted: 'gray',
    accent: 'orange',
    second: 'blue',
    font: 'sans-serif',
  };
  const draw = (answers: Parameters<typeof picture>[0]['answers']): string =>
    svgText(picture({ answers, heading: 'A <heading>', formats: en, look }));

  it('draws a series with its figure and its sentence', () => {
    const text = draw([seriesAnswer('posts')]);
    expect(text).toContain('A &lt;heading&gt;');
    expect(text).toContain('<path');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('draws rows, and markup in them as text', () => {
    const text = draw([hostile]);
    expect(text).toContain('&lt;b&gt;');
    expect(text).not.toMatch(/NaN|undefined|<b>/);
  });

  it('draws an answer without anything in it', () => {
    expect(draw([{ ...seriesAnswer('posts'), value: null, series: [] }])).toContain('–');
  });
});
