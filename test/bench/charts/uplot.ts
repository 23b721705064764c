import uPlot from 'uplot';
import { draws, seriesOf } from './draws.js';

draws['uPlot'] = (box, answer) => {
  const { times, values, before } = seriesOf(answer);
  const paths = uPlot.paths.spline?.();
  const curved = paths ? { paths } : {};
  const chart = new uPlot(
    {
      width: box.clientWidth,
      height: box.clientHeight,
      series: [
        {},
        { ...curved, stroke: '#b86f00', width: 2, fill: '#b86f0018' },
        { ...curved, stroke: '#948a7c', dash: [4, 4] },
      ],
    },
    [times, values, before],
    box,
  );
  return () => chart.destroy();
};
