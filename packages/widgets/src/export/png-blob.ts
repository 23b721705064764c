import type { Mark, Picture } from './picture.js';

const scale = 2;

/**
 * A picture as PNG. It is painted mark by mark: loading an SVG as an image is what a strict content
 * security policy forbids.
 */
export function pngBlob({ width, height, font, marks }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('no canvas'));
  pen.scale(scale, scale);
  for (const mark of marks) paint(pen, mark, font);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

function paint(pen: CanvasRenderingContext2D, mark: Mark, font: string): void {
  pen.save();
  pen.lineWidth = 2;
  pen.lineJoin = 'round';
  if (mark.kind === 'rect') {
    pen.fillStyle = mark.fill;
    pen.fillRect(mark.x, mark.y, mark.width, mark.height);
  } else if (mark.kind === 'text') {
    pen.fillStyle = mark.fill;
    pen.font = `${mark.weight ?? 400} ${mark.size}px ${font}`;
    pen.textAlign = mark.anchor === 'end' ? 'right' : mark.anchor === 'middle' ? 'center' : 'left';
    pen.fillText(mark.text, mark.x, mark.y);
  } else {
    const path = mark.kind === 'path' ? new Path2D(mark.d) : circle(mark.x, mark.y);
    if (mark.kind === 'path') {
      pen.globalAlpha = mark.opacity ?? 1;
      pen.lineWidth = mark.width ?? 2;
      pen.setLineDash(mark.dash?.split(' ').map(Number) ?? []);
    }
    if (mark.fill) {
      pen.fillStyle = mark.fill;
      pen.fill(path);
    }
    if (mark.stroke) {
      pen.strokeStyle = mark.stroke;
      pen.stroke(path);
    }
  }
  pen.restore();
}

function circle(x: number, y: number): Path2D {
  const path = new Path2D();
  path.arc(x, y, 4, 0, 2 * Math.PI);
  return path;
}
