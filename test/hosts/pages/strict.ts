import { plainPage } from './page.js';
import type { Page } from './page.js';

const plain = plainPage({ font: '16px serif' });

/** Scripts by nonce, nothing else; and no text becomes markup without a policy. */
export const strict: Page = {
  ...plain,
  name: 'a page with a strict policy and Trusted Types',
  headers: {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'nonce-n1' 'strict-dynamic'",
      "style-src 'nonce-n1'",
      "connect-src 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
  },
  head: plain.head.replace('<style>', '<style nonce="n1">'),
  script: 'nonce="n1"',
};
