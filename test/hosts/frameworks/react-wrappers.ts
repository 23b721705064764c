import { RucheLeaderboard, RucheTrend } from '@ruche/widgets/react';
import { createElement as h, createRef, StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { present, rankingAnswer, seriesAnswer } from './answers.js';

const heard: string[] = [];
const trend = createRef<HTMLElementTagNameMap['ruche-trend']>();
let show: (id: string) => void = () => undefined;

function App() {
  const [id, setId] = useState('posts');
  show = setId;
  return h(
    'main',
    null,
    h(RucheTrend, { metric: id, answer: seriesAnswer(id), ref: trend, className: 'wide' }),
    h(RucheLeaderboard, {
      limit: 3,
      selectable: true,
      answer: rankingAnswer('top_authors', 'en', 3),
      onRucheSelect: ({ detail }) => heard.push(detail.key ?? ''),
    }),
  );
}

const root = createRoot(document.querySelector('#app') as Element);
flushSync(() => root.render(h(StrictMode, null, h(App))));
if (trend.current?.metric !== 'posts') throw new Error('The reference leads nowhere.');
present({ heard, change: (id) => flushSync(() => show(id)), leave: () => root.unmount() });
