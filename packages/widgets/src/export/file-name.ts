import type { Answer } from '@ruche/schema';

/** A file name that says what, which group, which period: `posts-design-2026-10-01-2026-11-01.csv`. */
export function fileName(answers: readonly Answer[], extension: string): string {
  const [first] = answers;
  const what = answers.length === 1 ? first?.metric.id : 'figures';
  const words = [what, first?.group ?? 'site', first?.window.from, first?.window.to];
  const name = words
    .map((word) => (word ?? '').slice(0, 60))
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, ''))
    .filter(Boolean)
    .join('-');
  return `${name || 'ruche'}.${extension}`;
}
