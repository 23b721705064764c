import '@ruche/widgets/define';
import { present, rankingAnswer, seriesAnswer } from './answers.js';

const main = document.createElement('main');
main.innerHTML = `<ruche-trend metric="posts"></ruche-trend>
  <ruche-leaderboard limit="3" selectable></ruche-leaderboard>`;
document.querySelector('#app')?.append(main);
const [trend, leaderboard] = [
  main.querySelector('ruche-trend'),
  main.querySelector('ruche-leaderboard'),
];
if (trend) trend.answer = seriesAnswer('posts');
if (leaderboard) leaderboard.answer = rankingAnswer('top_authors', 'en', 3);
present({ heard: [], change: () => undefined, leave: () => main.remove() });
