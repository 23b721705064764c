// R9: every order of up to two likes and unlikes before, in and after the window, and those of three that a person may
// really do. The naive rule, said once: the last of them decides; a like that stands lies where it was last given.
import { like, post, unlike } from './messages.mjs';
import { writeFile } from './write-file.mjs';

const when = { before: '2024-02', in: '2024-03', after: '2024-04' };
const places = Object.keys(when);

const sequences = [];
for (const a of ['like', 'unlike']) {
  for (const first of places) {
    sequences.push([[a, first]]);
    for (const second of places.slice(places.indexOf(first))) {
      // A like of what is liked already gives nothing again, and an unlike of nothing takes nothing.
      sequences.push([
        [a, first],
        [a === 'like' ? 'unlike' : 'like', second],
      ]);
    }
  }
}
for (const [x, y, z] of [
  ['before', 'before', 'in'],
  ['before', 'in', 'in'],
  ['in', 'in', 'in'],
  ['in', 'in', 'after'],
  ['in', 'after', 'after'],
  ['before', 'after', 'after'],
  ['before', 'in', 'after'],
]) {
  sequences.push([
    ['like', x],
    ['unlike', y],
    ['like', z],
  ]);
}
sequences.push([
  ['like', 'in'],
  ['unlike', 'in'],
  ['like', 'in'],
  ['unlike', 'in'],
]);
sequences.push([
  ['like', 'in'],
  ['unlike', 'in'],
  ['like', 'in'],
  ['unlike', 'after'],
]);
sequences.push([
  ['like', 'in'],
  ['like', 'in'],
]);
sequences.push([
  ['like', 'in'],
  ['unlike', 'in'],
  ['unlike', 'in'],
]);

const cases = sequences.map((steps) => {
  const [last, place] = steps.at(-1);
  const value = last === 'like' && place === 'in' ? 1 : 0;
  const acts = steps.map(([act, where], index) => {
    const at = `${when[where]}-${10 + index}`;
    return act === 'like' ? like('#ben', at, '#p', '#ann') : unlike('#ben', at, '#p', '#ann');
  });
  const words = steps.map(([act, where]) => `${act} ${where}`);
  return {
    id: `likes-${words.join('-').replaceAll(' ', '-')}`,
    rules: ['R9'],
    metric: 'likes',
    shows: `${words.join(', then ')}${steps.length > 1 ? '' : ' alone'} (of the window): ${value} in the window.`,
    messages: [post('#ann', '2024-01-20', '#p'), ...acts],
    questions: [
      { ask: { from: '2024-03-01', to: '2024-04-01', timezone: 'UTC' }, expect: { value } },
    ],
  };
});

writeFile(
  'family-withdrawn-likes',
  'R9: likes given and withdrawn before, in and after the window March 2024.',
  cases,
);
