import type { Page } from './page.js';

const filler = `<p>The hive keeps its temperature within half a degree, <em>all year</em>, by dancing,
  drinking and standing close. <a href="#more">More about it</a>.</p>
  <table><tr><th>Month</th><th>Posts</th></tr><tr><td>May</td><td>12</td></tr></table>
  <button>Join</button> <input value="Search"> <ul><li>One</li><li>Two</li></ul>`;

/** A blog's theme: type-setting for articles, resets, a reading width. */
export const blog: Page = {
  name: 'a WordPress-like theme',
  inherited: { font: "17px/1.75 'DejaVu Serif', serif" },
  head: `<style>
    *, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; }
    html { font: 17px/1.75 'DejaVu Serif', serif; -webkit-font-smoothing: antialiased; }
    body { color: #28303d; background: #d1e4dd; letter-spacing: 0.01em; word-spacing: 1px; hyphens: auto; }
    h1 { font: 700 3rem/1.2 'DejaVu Sans', sans-serif; text-transform: uppercase; }
    p, ul, table { margin-block: 1.2em; }
    a { color: #28303d; text-decoration: underline wavy; }
    img, svg { max-width: 100%; height: auto; display: block; vertical-align: middle; }
    table { width: 100%; border: 3px solid; } td, th { border: 1px solid; padding: 0.5em; }
    button, input, select { font: inherit; text-transform: uppercase; background: #39414d; color: #fff; border-radius: 0; padding: 15px 30px; }
    button:focus { outline: 2px dotted; }
    li { list-style: square inside; } figure { margin: 3em; } div > * { max-width: 60em; }
    .entry { text-align: center; text-indent: 2em; text-shadow: 1px 1px #fff; font-style: italic; font-variant: small-caps;
      font-weight: 700; text-transform: uppercase; white-space: pre; line-height: 3; letter-spacing: 0.2em; word-break: break-all; }
  </style>`,
  body: (box) =>
    `<h1>Our club</h1>${filler}<div class="entry"><p>${box}</p></div><footer>${filler}</footer>`,
};

/** A forum's dark theme: many short rules on tags, custom properties of its own. */
export const forum: Page = {
  name: 'a Discourse-like dark theme',
  inherited: { font: "15px/1.4 'DejaVu Sans', sans-serif", scheme: 'dark' },
  head: `<style>
    :root { color-scheme: dark; --primary: #ddd; --secondary: #222; --radius: 0; --line: red; --ink: red; --_ink: red; --_surface: red; }
    html { font: 15px/1.4 'DejaVu Sans', sans-serif; color: var(--primary); background: var(--secondary); }
    div, span, section, ol, ul, li, p, table { border-spacing: 4px; caption-side: bottom; }
    .cooked { cursor: crosshair; user-select: none; text-rendering: geometricPrecision; tab-size: 2; quotes: none; }
    .cooked * { animation: spin 2s infinite; }
    .cooked table { display: block; overflow: auto; } .cooked svg { fill: red; width: 1em; }
    .cooked ol { counter-reset: item; } .cooked li { counter-increment: item; }
    @keyframes spin { to { rotate: 0deg; } }
    [part] { color: red !important; } [hidden] { display: block !important; }
    ::selection { background: red; }
  </style>`,
  body: (box) =>
    `<header><h2>Topics</h2></header>${filler}<article class="cooked">${box}</article>`,
};

/** An intranet that takes away everything from everybody. */
export const intranet: Page = {
  name: 'a SharePoint-like page whose style sheet unsets everything',
  inherited: { font: "16px 'DejaVu Sans'" },
  head: `<style>
    html { font: 16px 'DejaVu Sans'; }
    body * { all: unset !important; }
    body *::before, body *::after { content: none !important; }
    body .webpart { display: block !important; border: 1px solid #0078d4 !important; padding: 4px !important; }
    body .title { display: block !important; font-size: 24px !important; color: #0078d4 !important; }
  </style>`,
  body: (box) =>
    `<div class="title">Team site</div><div class="webpart">${filler}</div><div class="webpart">${box}</div>`,
};

/** The same, in anger: on every element, with the worst that can be handed down. */
export const angryIntranet: Page = {
  ...intranet,
  name: 'a page that hands down the worst to everything',
  head: `<style>
    html { font: 16px 'DejaVu Sans'; }
    body, body * { all: revert; font-variant: small-caps !important; letter-spacing: 5px !important; line-height: 40px !important;
      text-align: right !important; text-indent: 3em !important; text-transform: uppercase !important; text-shadow: 2px 2px red !important;
      white-space: pre !important; word-spacing: 10px !important; font-style: italic !important; font-weight: 900 !important;
      color: red !important; -webkit-text-stroke: 1px lime !important; word-break: break-all !important; overflow-wrap: anywhere !important;
      list-style: upper-roman inside !important; border-collapse: separate !important; border-spacing: 9px !important; hyphens: auto !important;
      font-stretch: condensed !important; font-kerning: none !important; font-feature-settings: 'smcp' !important;
      text-emphasis: filled red !important; text-underline-offset: 9px !important; fill: red !important; stroke: red !important;
      stroke-width: 9px !important; text-anchor: end !important; caption-side: bottom !important; empty-cells: hide !important;
      -webkit-text-fill-color: red !important; text-align-last: right !important; text-wrap: nowrap !important; dominant-baseline: hanging !important; }
  </style>`,
};
