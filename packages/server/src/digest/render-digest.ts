import type { Digest } from '@ruche/schema';

type Content = Pick<Digest, 'title' | 'locale' | 'sections'>;

/** A digest as Markdown, HTML and plain text. Names and titles are people's own: none becomes markup. */
export function renderDigest(content: Content): Pick<Digest, 'markdown' | 'html' | 'text'> {
  return { markdown: toMarkdown(content), html: toHtml(content), text: toText(content) };
}

function toMarkdown({ title, sections }: Content): string {
  const blocks = sections.flatMap(({ heading, sentences, items = [] }) => [
    `## ${plainMarkdown(heading)}`,
    ...sentences.map(plainMarkdown),
    ...(items.length > 0
      ? [
          items
            .map(({ text, url }, index) => {
              const link = safeUrl(url);
              const label = plainMarkdown(text);
              return `${index + 1}. ${link === null ? label : `[${label}](<${link}>)`}`;
            })
            .join('\n'),
        ]
      : []),
  ]);
  return `${[`# ${plainMarkdown(title)}`, ...blocks].join('\n\n')}\n`;
}

function toHtml({ title, locale, sections }: Content): string {
  const body = sections.map(({ heading, sentences, items = [] }) => {
    const list = items.map(({ text, url }) => {
      const link = safeUrl(url);
      const label = escapeHtml(text);
      return `<li>${link === null ? label : `<a href="${escapeHtml(link)}">${label}</a>`}</li>`;
    });
    return [
      `<section>\n<h2>${escapeHtml(heading)}</h2>`,
      ...sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
      ...(list.length > 0 ? [`<ol>\n${list.join('\n')}\n</ol>`] : []),
      '</section>',
    ].join('\n');
  });
  return `<article lang="${locale}">\n<h1>${escapeHtml(title)}</h1>\n${body.join('\n')}\n</article>\n`;
}

function toText({ title, sections }: Content): string {
  const blocks = sections.map(({ heading, sentences, items = [] }) =>
    [
      oneLine(heading).toUpperCase(),
      ...sentences.map(oneLine),
      ...items.map(({ text, url }, index) => {
        const link = safeUrl(url);
        return `${index + 1}. ${oneLine(text)}${link === null ? '' : ` – ${link}`}`;
      }),
    ].join('\n'),
  );
  return `${[oneLine(title), ...blocks].join('\n\n')}\n`;
}

function plainMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
  };
  return oneLine(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Nothing in a name breaks out of its line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Only what leads to a page is a link. */
function safeUrl(url: string | null): string | null {
  if (url === null) return null;
  const clean = url.trim().replace(/[\s<>"\\]/g, encodeURIComponent);
  return /^(?:https?:\/\/|\/(?!\/))/i.test(clean) ? clean : null;
}
