import { draws } from './draws.js';

draws['ruche-trend'] = (box, answer) => {
  const trend = document.createElement('ruche-trend');
  trend.metric = answer.metric.id;
  trend.answer = answer;
  box.append(trend);
  return () => trend.remove();
};
