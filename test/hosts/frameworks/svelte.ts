import { createClassComponent } from 'svelte/legacy';
import { present, rankingAnswer, seriesAnswer } from './answers.js';
import Club from './club.svelte';

const heard: string[] = [];
const app = createClassComponent({
  component: Club,
  target: document.querySelector('#app') as Element,
  props: {
    shown: seriesAnswer('posts'),
    ranking: rankingAnswer('top_authors', 'en', 3),
    choose: ({ detail }: CustomEvent<{ key: string }>) => heard.push(detail.key),
  },
});
present({
  heard,
  change: (id) => app.$set({ shown: seriesAnswer(id) }),
  leave: () => app.$destroy(),
});
