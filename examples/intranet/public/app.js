// Calls made before the tracker has loaded are kept in this list; it takes them over.
window.ruche = window.ruche || [];
const ruche = (...call) => window.ruche.push(call);
const find = (id) => document.getElementById(id);

async function fetchToken() {
  const response = await fetch('/api/ruche-token');
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  return (await response.json()).token;
}

// The token's subject is the member, so it also proves to the collector who acts.
const { member, name } = document.documentElement.dataset;
ruche('identify', member, { name, kind: 'human' }, fetchToken);

// The statistics are put on the page when they are first asked for. They fetch their tokens themselves,
// from the `token-url` of <ruche-connection>.
find('statistics').addEventListener('click', () => {
  const connection = find('connection');
  if (connection.childElementCount === 0) {
    const statistics = document.createElement('ruche-group-stats');
    statistics.group = 'communaute';
    connection.append(statistics);
  } else {
    connection.refresh();
  }
  find('panel').showModal();
});
find('close').addEventListener('click', () => find('panel').close());

// Likes are declared in the markup; the page turns the button and the declaration with it.
find('feed').addEventListener('click', ({ target }) => {
  const button = target.closest('.like');
  if (!button) return;
  setTimeout(() => {
    const liked = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(liked));
    button.dataset.rucheEvent = liked ? 'Post Unliked' : 'Post Liked';
    const count = button.querySelector('output');
    count.value = Number(count.value) + (liked ? 1 : -1);
  });
});

find('say').addEventListener('submit', (event) => {
  event.preventDefault();
  addLine('messages', `${name} : ${new FormData(event.target).get('text')}`);
  event.target.reset();
  // What was written stays here: Ruche only learns that a message was sent.
  ruche('track', 'Message Sent', { channel_id: 'communaute' });
});

find('add').addEventListener('change', (event) => {
  const file = event.target.files[0];
  if (!file) return;
  addLine('shelf', file.name);
  ruche('track', 'File Added', { file_id: crypto.randomUUID(), name: file.name });
});

function addLine(list, text) {
  const line = document.createElement('li');
  line.textContent = text;
  find(list).append(line);
}
