import { escapeMarkup } from './html-text.js';
import type { Mark, Picture } from './picture.js';

/** A picture as an SVG file. */
export function svgText({ width, height, font, marks }: Picture): string {
  const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const family = `font-family="${escapeMarkup(font)}"`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${family}>`;
  return [open, ...marks.map(element), '</svg>', ''].join('\n');
}

function element(mark: Mark): string {
  if (mark.kind === 'rect') {
    const { x, y, width, height, radius, fill } = mark;
    return `<rect${attributes({ x, y, width, height, rx: radius, fill })} />`;
  }
  if (mark.kind === 'circle') {
    const { x, y, fill, stroke } = mark;
    return `<circle${attributes({ cx: x, cy: y, r: 4, fill, stroke, 'stroke-width': 2 })} />`;
  }
  if (mark.kind === 'path') {
    const { d, stroke = 'none', width = 2, fill = 'none', dash, opacity } = mark;
    const line = { 'stroke-width': width, 'stroke-linejoin': 'round', 'stroke-dasharray': dash };
    return `<path${attributes({ d, fill, stroke, opacity, ...line })} />`;
  }
  const { x, y, text, size, fill, weight, anchor } = mark;
  const look = { 'font-size': size, 'font-weight': weight, 'text-anchor': anchor };
  return `<text${attributes({ x, y, fill, ...look })}>${escapeMarkup(text)}</text>`;
}

function attributes(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join('');
}
