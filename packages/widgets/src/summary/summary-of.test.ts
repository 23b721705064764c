import { describe, expect, it } from 'vitest';
import { devicesAnswer, rankingAnswer, seriesAnswer } from '../../playground/answers.js';
import { formatsFor } from '../format/formats.js';
import { fetchWords, speaking } from '../words/msg.js';
import { courseOf, summaryOf } from './summary-of.js';

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\u2009]/g, ' ');
const en = formatsFor('en');

describe('summaryOf', () => {
  it('says figure, window, change, peak and direction', () => {
    expect(plain(summaryOf(seriesAnswer('posts', 'en', { scale: 5 }), en))).toMatch(
      /^Posts created: \d+ \(Oct 1 – 31, 2026\), \d+% more than in the period before \(\d+\)\. Highest: \d+ \(\w+, Oct \d+, 2026\)\. (Rising|No clear trend)\.$/,
    );
  });

  it('says it in French', async () => {
    await fetchWords('fr');
    const answer = seriesAnswer('posts', 'fr', { scale: 5 });
    const text = speaking('fr', () => summaryOf(answer, formatsFor('fr')));
    expect(plain(text)).toMatch(
      /^Publications créées : \d+ \(1–31 oct\. 2026\), \d+ % de plus que la période précédente \(\d+\)\. Maximum : /,
    );
  });

  it('claims no trend on five points and leaves the unfinished one out', () => {
    const short = seriesAnswer('posts', 'en', { days: 5 });
    expect(courseOf(short, en)).not.toMatch(/Rising|Falling|trend/);
    const open = seriesAnswer('posts', 'en', { partial: true });
    expect(courseOf(open, en)).toMatch(/Without the unfinished period\.$/);
  });

  it('names who is in front, and the parts of a whole', () => {
    expect(plain(summaryOf(rankingAnswer('top_authors'), en))).toBe(
      'Top authors (Oct 1 – 31, 2026), in front: Amélie Durand (38), Bao Nguyen (26), and Chiara Rossi (26).',
    );
    expect(summaryOf(devicesAnswer(), en)).toContain('Computer only 48%');
  });

  it('has nothing to say of nothing', () => {
    expect(summaryOf({ ...rankingAnswer('top_authors'), rows: [] }, en)).toBe('');
  });
});
