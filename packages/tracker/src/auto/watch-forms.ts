import type { Track } from './auto.js';

/** Forms that are sent, by the name that the page gave them. A form that does not validate is not sent. */
export function watchForms(track: Track): void {
  addEventListener(
    'submit',
    (event) => {
      // Fields called `id` or `action` would shadow the form's own properties.
      const read = (name: string) => (event.target as Element).getAttribute(name);
      const form = read('name') || read('id') || '';
      const url = (read('action') || location.pathname).replace(/[?#].*/, '');
      track('Form Submitted', { form, url }, event);
    },
    true,
  );
}
