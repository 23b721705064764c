import '@ruche/widgets/define';
import { createElement as h, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { present, rankingAnswer, seriesAnswer } from './answers.js';

const heard: string[] = [];
let show: (id: string) => void = () => undefined;

// React 19 sets properties and listens to events of elements by itself.
function App() {
  const [id, setId] = useState('posts');
  show = setId;
  return h(
    'main',
    null,
    h('ruche-trend', { metric: id, answer: seriesAnswer(id) }),
    h('ruche-leaderboard', {
      limit: 3,
      selectable: true,
      answer: rankingAnswer('top_authors', 'en', 3),
      'onruche-select': (event: CustomEvent<{ key: string }>) => heard.push(event.detail.key),
    }),
  );
}

const root = createRoot(document.querySelector('#app') as Element);
flushSync(() => root.render(h(App)));
present({ heard, change: (id) => flushSync(() => show(id)), leave: () => root.unmount() });
