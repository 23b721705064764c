// What a forum does anyway, and the few lines that tell Ruche about it.

// Calls made before the tracker has loaded are kept in this list; it takes them over.
window.ruche = window.ruche || [];
const ruche = (...call) => window.ruche.push(call);

const connection = document.querySelector('ruche-connection');
const list = document.querySelector('#list');
const member = { id: undefined, name: 'Visiteur' };

/** Sends what waits, and has the widgets ask again once the store will have seen it. */
async function showInFigures() {
  await window.ruche.flush?.();
  setTimeout(() => connection.refresh?.(), 300);
  setTimeout(() => connection.refresh?.(), 2500);
}

// Likes are declared in the markup (`data-ruche-event`): the tracker sees the click by itself. The page
// turns the button, and the declaration with it, so that a second click takes the like back.
list.addEventListener('click', ({ target }) => {
  const button = target.closest('.like');
  if (button) setTimeout(() => toggleLike(button));
  const reply = target.closest('.reply');
  if (reply) openComment(reply.closest('article'));
});

function toggleLike(button) {
  const liked = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(liked));
  button.dataset.rucheEvent = liked ? 'Post Unliked' : 'Post Liked';
  const count = button.querySelector('output');
  count.value = Number(count.value) + (liked ? 1 : -1);
  showInFigures();
}

function openComment(article) {
  if (!article.querySelector('form')) {
    article.append(document.querySelector('#comment').content.cloneNode(true));
  }
  article.querySelector('textarea').focus();
}

list.addEventListener('submit', (event) => {
  event.preventDefault();
  const article = event.target.closest('article');
  const { text } = Object.fromEntries(new FormData(event.target));
  const line = document.createElement('li');
  const by = document.createElement('b');
  by.textContent = member.name;
  line.append(by, ` ${text}`);
  article.querySelector('.comments').append(line);
  event.target.remove();

  ruche('track', 'Comment Created', { comment_id: newId('c'), post_id: article.id });
  showInFigures();
});

document.querySelector('#ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const { title } = Object.fromEntries(new FormData(event.target));
  event.target.reset();
  const id = newId('p');
  const thread = document.querySelector('#thread').content.cloneNode(true);
  const article = thread.querySelector('article');
  article.id = id;
  article.dataset.new = '';
  article.querySelector('h3').textContent = title;
  article.querySelector('.by b').textContent = member.name;
  article.querySelector('time').dateTime = new Date().toISOString();
  article.querySelector('time').textContent = new Intl.DateTimeFormat(
    document.documentElement.lang,
    {
      dateStyle: 'long',
    },
  ).format();
  article.querySelector('.like').dataset.ruchePostId = id;
  list.prepend(thread);

  ruche('track', 'Post Created', {
    post_id: id,
    title,
    url: `${location.href.split('#')[0]}#${id}`,
  });
  showInFigures();
});

// Signing in: from here on acts have a person, who may then appear in the rankings.
document.querySelector('#sign-in').addEventListener('click', ({ currentTarget }) => {
  member.id = newId('member-');
  member.name = 'Vous';
  currentTarget.disabled = true;
  currentTarget.textContent = member.name;
  ruche('consent', 'full');
  ruche('identify', member.id, { name: 'Vous (essai)' });
  // A newcomer joins the community, and counts among its active members.
  ruche('group', 'communaute');
  ruche('page');
  showInFigures();
});

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => speak(button.dataset.language));
}

function speak(language) {
  document.documentElement.lang = language;
  connection.setAttribute('locale', language);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

const asked = new URLSearchParams(location.search).get('lang');
if (asked === 'en' || asked === 'fr') speak(asked);

function newId(prefix) {
  return prefix + crypto.randomUUID().slice(0, 8);
}
