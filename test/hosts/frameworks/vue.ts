import '@ruche/widgets/define';
import { createApp, nextTick, ref, shallowRef } from 'vue';
import { present, rankingAnswer, seriesAnswer } from './answers.js';

const heard: string[] = [];
const metric = ref('posts');
const answer = shallowRef(seriesAnswer('posts'));
const ranking = rankingAnswer('top_authors', 'en', 3);

const app = createApp({
  template: `<main><ruche-trend :metric="metric" :answer="answer"></ruche-trend>
    <ruche-leaderboard :limit="3" selectable :answer="ranking" @ruche-select="choose"></ruche-leaderboard></main>`,
  setup: () => ({
    metric,
    answer,
    ranking,
    choose: ({ detail }: CustomEvent<{ key: string }>) => heard.push(detail.key),
  }),
});
app.config.compilerOptions.isCustomElement = (tag: string) => tag.startsWith('ruche-');
app.mount('#app');
present({
  heard,
  change(id) {
    metric.value = id;
    answer.value = seriesAnswer(id);
    return nextTick();
  },
  leave: () => app.unmount(),
});
