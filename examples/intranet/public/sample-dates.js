// Only the sample needs this file: its community is of 2011–2013 and is shown as if it ended yesterday,
// moved by whole weeks. `ruche demo` moves the figures in the same way.
const week = 7 * 86_400_000;
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
const yesterday = Date.parse(today) - 86_400_000;
const shift = Math.ceil((yesterday - Date.parse('2013-08-31')) / week) * week;

function showDates() {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' });
  for (const time of document.querySelectorAll('time[datetime]')) {
    const moved = time.closest('[data-new]') ? 0 : shift;
    time.textContent = format.format(new Date(Date.parse(time.dateTime) + moved));
  }
}

showDates();
new MutationObserver(showDates).observe(document.documentElement, { attributeFilter: ['lang'] });
