/** A host's page, without the elements' script. */
export interface Page {
  name: string;
  headers?: Record<string, string>;
  head: string;
  /** The body around the box of the elements. */
  body: (box: string) => string;
  /** What the elements have from the page: the same on a page with nothing else looks the same. */
  inherited: { font: string; scheme?: 'light' | 'dark' };
  /** Attributes of the script tag. */
  script?: string;
}

/** A page of plain HTML with nothing but what a host hands down on purpose. */
export function plainPage({ font, scheme = 'light' }: Page['inherited']): Page {
  return {
    name: 'plain HTML',
    head: `<style>html { color-scheme: ${scheme}; font: ${font} }</style>`,
    body: (box) => `<h1>Our club</h1><p>Welcome.</p>${box}<p>Below.</p>`,
    inherited: { font, scheme },
  };
}

/** The box is of a fixed size, whatever a style sheet wants: the host's own things stand still. */
const boxStyle = `<style nonce="n1">#slot#slot { display: block !important; width: 640px !important;
  height: 300px !important; overflow: hidden !important; background: Canvas !important; }</style>`;

/** The whole document. */
export function documentOf(page: Page, box: string, script?: string): string {
  const tag = script ? `<script type="module" src="${script}" ${page.script ?? ''}></script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
${page.head}${boxStyle}${tag}</head><body>${page.body(box)}</body></html>`;
}
