/** The forms that a digest comes in. This module has no zod in it, so that browsers can import it. */
export const digestFormats = ['markdown', 'html', 'text', 'json'] as const;

/** See {@link digestFormats}. */
export type DigestFormat = (typeof digestFormats)[number];
