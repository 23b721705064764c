import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { draws, seriesOf } from './draws.js';

use([BarChart, CanvasRenderer, GridComponent, LineChart, TooltipComponent]);

draws['ECharts'] = (box, answer) => {
  const { labels, values, before } = seriesOf(answer);
  const chart = init(box);
  const line = { type: 'line', showSymbol: false, smooth: 0.3, smoothMonotone: 'x' } as const;
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: labels },
    yAxis: { type: 'value' },
    series: [
      { ...line, data: values, areaStyle: { opacity: 0.1 }, itemStyle: { color: '#b86f00' } },
      { ...line, data: before, lineStyle: { type: 'dashed' }, itemStyle: { color: '#948a7c' } },
    ],
  });
  return () => chart.dispose();
};
