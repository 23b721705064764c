import { onSentRequest, type SentRequest } from './sent-requests.js';
import source from './tracker.ts?raw';

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

find('source').textContent = source;
onSentRequest(show);
// Loaded now, so that the log above hears the tracker's first request.
const { tracker } = await import('./tracker.js');

const newId = () => crypto.randomUUID().slice(0, 8);

/** One button each. Try `post_id: 5` in your editor: it does not compile. */
const events: Record<string, () => void> = {
  'Post Created': () => tracker.track('Post Created', { post_id: newId(), title: 'Bonjour' }),
  'Post Liked': () => tracker.track('Post Liked', { post_id: 'p465', author_id: 'u2414' }),
  'Comment Created': () =>
    tracker.track('Comment Created', { comment_id: newId(), post_id: 'p465' }),
  'File Added': () => tracker.track('File Added', { file_id: newId(), name: 'minutes.pdf' }),
  'Newsletter Joined (your own)': () => tracker.track('Newsletter Joined', { source: 'footer' }),
  page: () => tracker.page('Pricing'),
};

for (const [name, happen] of Object.entries(events)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.addEventListener('click', happen);
  find('events').append(button);
}

find('identify').addEventListener('click', () => {
  tracker.identify('dev-1', { name: 'Developer' });
});
find('reset').addEventListener('click', () => tracker.reset());
find('flush').addEventListener('click', () => void tracker.flush());
find<HTMLSelectElement>('consent').addEventListener('change', ({ target }) => {
  tracker.consent((target as HTMLSelectElement).value as 'none' | 'anonymous' | 'full');
});

function show({ via, bytes, messages, status }: SentRequest): void {
  find('none-yet').hidden = true;
  const entry = document.createElement('li');
  const heading = document.createElement('h3');
  const count = messages.length === 1 ? '1 message' : `${messages.length} messages`;
  heading.textContent = `${count}, ${bytes} bytes by ${via}`;
  entry.append(heading, ...messages.map(describe));
  find('log').prepend(entry);
  void status.then((code) => {
    const outcome = document.createElement('span');
    outcome.textContent = code === undefined ? (via === 'beacon' ? '' : 'no answer') : String(code);
    outcome.className = code === 200 ? 'good' : 'bad';
    heading.append(' ', outcome);
  });
}

function describe(message: Record<string, unknown>): HTMLElement {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  const name = message['event'] ?? message['name'] ?? message['userId'] ?? '';
  summary.textContent = `${String(message['type'])} ${String(name)}`;
  const json = document.createElement('pre');
  json.textContent = JSON.stringify(message, null, 2);
  details.append(summary, json);
  return details;
}
