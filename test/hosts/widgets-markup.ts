import {
  devicesAnswer,
  rankingAnswer,
  seriesAnswer,
} from '../../packages/widgets/playground/answers.js';
import {
  lifecycleAnswer,
  retentionAnswer,
} from '../../packages/widgets/playground/further-answers.js';

/** Elements with their answers in the markup: they need no server and no script of the host. */
const shown: [string, unknown][] = [
  ['ruche-stat metric="posts"', seriesAnswer('posts')],
  ['ruche-trend metric="likes"', seriesAnswer('likes', 'en', { scale: 31, partial: true })],
  [
    'ruche-leaderboard metric="top_authors" limit="3" selectable',
    rankingAnswer('top_authors', 'en', 3),
  ],
  ['ruche-devices', devicesAnswer()],
  ['ruche-lifecycle', lifecycleAnswer('en', 8)],
  ['ruche-retention', retentionAnswer('en', 4)],
];

/** The box that a host gives to the elements. */
export function slot(): string {
  return `<div id="slot">${markup()}</div>`;
}

function markup(): string {
  return shown
    .map(([start, answer]) => {
      const json = JSON.stringify(answer).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
      return `<${start} lang="en" answer='${json}'></${start.split(' ')[0]}>`;
    })
    .join('');
}
