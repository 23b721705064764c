import { msg } from '../words/msg.js';
import type { DraftProblem } from './objective-draft.js';

/** What is said at a field, or of the whole form. */
export function problemText(problem: DraftProblem | 'saved-incomplete'): string {
  switch (problem) {
    case 'no-title':
      return msg('Give it a title.', { id: 'no-title' });
    case 'no-number':
      return msg('This is no number.', { id: 'no-number' });
    case 'same-target':
      return msg('The target is where it starts: there is no way to go.', { id: 'same-target' });
    case 'reversed':
      return msg('It is due before it starts.', { id: 'reversed' });
    default:
      return msg('Saved. What is marked would make it stronger.', { id: 'saved-incomplete' });
  }
}

/** Why something could not be saved, and at which field, where the collector names one. */
export function failureText(
  error: unknown,
  locale: string,
): { path: string | undefined; text: string } {
  const { code, path, message } = (error ?? {}) as {
    code?: string;
    path?: string;
    message?: string;
  };
  return { path, text: textOf(code, path, locale.startsWith('en') ? message : undefined) };
}

function textOf(code = '', path: string | undefined, detail: string | undefined): string {
  if (code === 'forbidden') {
    return msg('You may not change these objectives.', { id: 'may-not-change' });
  }
  if (code === 'network') {
    return msg('No connection: nothing was saved.', { id: 'not-saved-offline' });
  }
  // The collector explains itself in English.
  if (path && detail) return detail;
  return path
    ? msg('This was not accepted.', { id: 'not-accepted' })
    : msg('This could not be saved.', { id: 'not-saved' });
}
