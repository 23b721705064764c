import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { draws, seriesOf } from './draws.js';

Chart.register(
  ...[BarController, BarElement, CategoryScale, Filler, LinearScale],
  ...[LineController, LineElement, PointElement, Tooltip],
);

draws['Chart.js'] = (box, answer) => {
  const canvas = box.appendChild(document.createElement('canvas'));
  const { labels, values, before } = seriesOf(answer);
  const line = { cubicInterpolationMode: 'monotone', pointRadius: 0, borderWidth: 2 } as const;
  const chart = new Chart(canvas, {
    type: 'line',
    data: {
      labels,
      datasets: [
        { ...line, data: values, borderColor: '#b86f00', backgroundColor: '#b86f0018', fill: true },
        { ...line, data: before, borderColor: '#948a7c', borderDash: [4, 4] },
      ],
    },
    options: { animation: false, maintainAspectRatio: false, scales: { y: { beginAtZero: true } } },
  });
  return () => chart.destroy();
};
