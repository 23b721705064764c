import { present, rankingAnswer, seriesAnswer } from './answers.js';

// What Angular's compiler makes of a template: elements first, then attributes, listeners, properties;
// and here the elements' own script comes after all of that.
const heard: string[] = [];
const main = document.querySelector('#app')?.appendChild(document.createElement('main'));
if (!main) throw new Error('There is no place for the application.');
const trend = document.createElement('ruche-trend');
const leaderboard = document.createElement('ruche-leaderboard');
leaderboard.setAttribute('selectable', '');
leaderboard.addEventListener('ruche-select', ({ detail }) => heard.push(detail.key ?? ''));
main.append(trend, leaderboard);

const detectChanges = (id: string): void => {
  trend.metric = id;
  trend.answer = seriesAnswer(id);
  leaderboard.limit = 3;
  leaderboard.answer = rankingAnswer('top_authors', 'en', 3);
};
detectChanges('posts');
await import('@ruche/widgets/define');
present({ heard, change: detectChanges, leave: () => main.remove() });
