import type { Answer } from '@ruche/schema';
import type { Formats } from '../format/formats.js';
import { windowText } from '../format/dates.js';
import { summaryOf } from '../summary/summary-of.js';
import { copyText } from './copy-text.js';
import { csvText } from './csv-text.js';
import { figureTable } from './figure-table.js';
import { fileName } from './file-name.js';
import { htmlText } from './html-text.js';
import { markdownText } from './markdown-text.js';
import { picture } from './picture.js';
import type { Look } from './picture.js';
import { plainText } from './plain-text.js';
import { pngBlob } from './png-blob.js';
import { saveFile } from './save-file.js';
import { svgText } from './svg-text.js';

/** The ways in which figures leave a page. */
export const exportKinds = ['csv', 'png', 'svg', 'html', 'markdown', 'text'] as const;

/** See {@link exportKinds}. */
export type ExportKind = (typeof exportKinds)[number];

/** What is exported. */
export interface ExportOptions {
  answers: readonly Answer[];
  heading: string;
  formats: Formats;
  /** The shadow root of the element whose look a picture takes. */
  root: ParentNode;
}

/** Saves or copies the figures on screen; `false` where the page may not. */
export async function exportFigures(kind: ExportKind, options: ExportOptions): Promise<boolean> {
  const { answers, heading, formats } = options;
  const table = figureTable(answers, formats);
  const [answer] = answers;
  const range = answer ? windowText(answer.window, formats) : '';
  const caption = range ? `${heading} (${range})` : heading;
  const summary = answer && answers.length === 1 ? summaryOf(answer, formats) : caption;
  if (kind === 'html') return copyText(plainText(table, caption), htmlText(table, caption));
  if (kind === 'text') return copyText(plainText(table, summary));
  if (kind === 'markdown') return copyText(markdownText(table, caption, summary));
  try {
    saveFile(fileName(answers, kind), await fileOf(kind, options));
    return true;
  } catch {
    return false;
  }
}

async function fileOf(kind: 'csv' | 'png' | 'svg', options: ExportOptions): Promise<Blob> {
  const { answers, heading, formats, root } = options;
  if (kind === 'csv') {
    return new Blob([csvText(figureTable(answers, formats))], { type: 'text/csv;charset=utf-8' });
  }
  const drawn = picture({ answers, heading, formats, look: lookOf(root) });
  return kind === 'png' ? pngBlob(drawn) : new Blob([svgText(drawn)], { type: 'image/svg+xml' });
}

/** The colours as the page resolves them; see the end of `.base` in figure-styles.ts. */
function lookOf(root: ParentNode): Look {
  const base = root.querySelector('.base');
  const card = root.querySelector('.card') ?? base;
  const style = base ? getComputedStyle(base) : undefined;
  const surface = card ? getComputedStyle(card).backgroundColor : '';
  return {
    surface: /^rgba\(.*, 0\)$/.test(surface) || !surface ? 'white' : surface,
    ink: style?.color || 'black',
    muted: style?.caretColor || 'dimgray',
    accent: style?.accentColor || 'darkorange',
    second: style?.columnRuleColor || 'steelblue',
    font: style?.fontFamily || 'sans-serif',
  };
}
