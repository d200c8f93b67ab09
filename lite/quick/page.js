// The quick page: what is typed goes to Python in a worker, what comes back is shown. No rule and no advice is in here.
// HTML comes from Python alone, which escapes all that people wrote; everything else is set as text.

import { keep } from './keep.js';
import { install } from './install.js';
import { letterState, offerDrafts, restoreLetter, take, touched, words } from './letter.js';
import { forget, recall, remember } from './typed.js';

const at = id => document.getElementById(id);
const about = document.querySelector('script[data-archive]').dataset;
const whole = path => new URL(path, document.baseURI).href;
const FIELDS = ['when', 'employer', 'city', 'name', 'email', 'role', 'position', 'me', 'timing'];
const NEEDED = ['when', 'employer', 'city'];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const preset = presets(location.hash);
let worker, number = 0, last = 0, ready = false, asking = null;
const open = new Map();

// what a counselor's link may set: words, never code

function presets(hash) {
  const said = new URLSearchParams(hash.slice(1));
  const word = name => (said.get(name) || '').slice(0, 60);
  return { policy: word('policy'), country: word('country') };
}

// Python

function begin() {
  const there = JSON.stringify(whole('quick/worker.js'));
  // A worker from a blob has the policy of the page that made it; one from an address would have none.
  const url = URL.createObjectURL(new Blob([`import ${there};`], { type: 'text/javascript' }));
  worker = new Worker(url, { type: 'module' });
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = () => hear({ broken: true });
}

function hear(data) {
  if (data.here) {
    const packages = about.packages ? about.packages.split(' ') : [];
    const [pyodide, lock, archive] = [about.pyodide, about.lock, about.archive].map(whole);
    const library = about.library && whole(about.library);
    worker.postMessage({ begin: { pyodide, lock, archive, library, packages } });
  }
  if (data.mark) performance.mark(data.mark);
  if (data.state) at('state').textContent = `You can fill this in already. ${data.state}`;
  if (data.broken) at('state').textContent = 'Python could not be loaded here. Are you online? Then open the page again.';
  if (data.ready) {
    ready = true;
    performance.mark('ready');
    at('state').textContent = 'Ready.';
    if (NEEDED.every(id => at(id).value.trim())) ask();
  }
  if (data.id) {
    open.get(data.id)?.(data.answer);
    open.delete(data.id);
  }
}

function press(what, more = {}) {
  const asked = { do: what, answers: answers(), zone, now: new Date().toISOString(), ...more };
  return new Promise(resolve => {
    open.set(++number, resolve);
    worker.postMessage({ id: number, asked });
  });
}

// the form

function answers() {
  const said = Object.fromEntries(FIELDS.map(id => [id, at(id).value]));
  const since = [...document.querySelectorAll('#rows > div')].map(row => ({
    chip: Number(row.dataset.chip),
    when: row.querySelector('.when').value,
    until: row.querySelector('.until')?.value || '',
  }));
  return { ...said, ...preset, since };
}

function chips() {
  for (const group of document.querySelectorAll('[data-fills]')) {
    const field = at(group.dataset.fills);
    const show = () => group.querySelectorAll('button').forEach(
      chip => chip.setAttribute('aria-pressed', String(chip.textContent === field.value)));
    group.addEventListener('click', ({ target }) => {
      if (target.tagName !== 'BUTTON') return;
      field.value = target.textContent;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    field.addEventListener('input', show);
    show();
  }
  at('since').addEventListener('change', ({ target }) => (target.checked ? addRow(target) : rowOf(target)?.remove()));
}

const rowOf = chip => document.querySelector(`#rows > [data-chip="${Number(chip.value)}"]`);

function addRow(chip) {
  const row = document.createElement('div');
  row.className = 'two';
  row.dataset.chip = chip.value;
  const name = chip.parentElement.textContent.trim();
  row.append(field(`since-${chip.value}-when`, `${name}: when?`, 'when', 'today'));
  if (chip.dataset.until) row.append(field(`since-${chip.value}-until`, 'Until when, as they said?', 'until', ''));
  at('rows').append(row);
}

function field(id, words, css, value) {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), { id, className: css, value });
  const says = Object.assign(document.createElement('p'), { id: `${id}-says`, className: 'says' });
  label.append(words, input, says);
  return label;
}

// what was typed before the page was loaded again

const keepTyped = () => remember({ answers: answers(), letter: letterState() });

function restore({ answers: said, letter: written }) {
  if (!said) return;
  for (const id of FIELDS) at(id).value = said[id] ?? '';
  for (const { chip, when, until } of said.since) {
    const box = document.querySelector(`#since [value="${Number(chip)}"]`);
    box.checked = true;
    addRow(box);
    const row = rowOf(box);
    row.querySelector('.when').value = when;
    if (until) row.querySelector('.until').value = until;
  }
  at('more').open = ['me', 'position'].some(id => at(id).value);
  restoreLetter(written);
}

function startAnew() {
  forget();
  removeEventListener('pagehide', keepTyped);
  location.reload();
}

// the answer

let timer = 0;
function soon() {
  clearTimeout(timer);
  if (ready && NEEDED.every(id => at(id).value.trim())) timer = setTimeout(ask, 300);
}

async function ask(moved = false) {
  const mine = ++last;
  if (!ready) at('state').textContent = 'Your answer comes as soon as Python is there.';
  at('answer').classList.add('waiting');
  const found = await press('plan');
  if (mine !== last) return;
  at('answer').classList.remove('waiting');
  tellFields(found);
  show('answer', Boolean(found.html));
  ['letter', 'dates', 'keep'].forEach(id => show(id, false));
  if (found.error) at('state').textContent = found.error;
  if (!found.html) return moved && document.querySelector('.says.ask')?.scrollIntoView({ block: 'center' });
  at('answer').innerHTML = found.html;
  performance.mark('answer');
  if (moved) at('answer').focus();
  show('keep', true);
  at('keeping').disabled = false;
  at('kept').textContent = '';
  showLetter(await press('letter'), mine);
  showDates(await press('dates'), mine);
}

function tellFields({ understood = {}, open: asked = [] }) {
  document.querySelectorAll('.says').forEach(says => {
    const id = says.id.replace(/-says$/, '');
    const again = asked.find(one => one.field === id);
    says.textContent = again ? again.says : understood[id] || '';
    says.classList.toggle('ask', Boolean(again));
    document.getElementById(id)?.setAttribute('aria-invalid', String(Boolean(again)));
  });
}

function show(id, yes) {
  at(id).hidden = !yes;
}

function showLetter(found, mine) {
  if (mine !== last) return;
  const own = touched();
  show('letter', Boolean(found.body || found.says || own));
  show('words', Boolean(found.body || own));
  at('letter-says').textContent = found.says || (found.body ? '' : 'Nothing is to be written now. Your words stay here.');
  if (found.needs) at('more').open = true;
  if (!found.body) return showChecks({});
  asking = found.subject === null ? null : 'subject';
  show('subject-row', asking);
  take({ subject: found.subject || '', body: found.body });
  keepTyped();
  if (touched()) lookOver();
  else showChecks(found);
}

function showChecks(found) {
  at('checks').innerHTML = found.checks || '';
  at('long').textContent = found.long || '';
  show('mail', Boolean(found.mailto));
  if ((found.mailto || '').startsWith('mailto:')) at('mail').href = found.mailto;
}

let checking = 0;
function lookOver() {
  clearTimeout(checking);
  checking = setTimeout(async () => {
    const mine = last;
    const found = await press('check', { ...words(), ...(asking ? {} : { subject: null }) });
    if (mine === last) showChecks(found);
  }, 500);
}

function showDates(found, mine) {
  if (mine !== last) return;
  show('dates', Boolean(found.ics));
  if (!found.ics) return;
  at('ics').href = `data:text/calendar;base64,${found.ics}`;
  at('links').replaceChildren(...found.links.map(one => {
    const entry = document.createElement('li');
    entry.append(`${one.day} ${one.title} `, link('Google', one.google), link('Outlook', one.outlook));
    return entry;
  }));
}

function link(words, href) {
  const made = Object.assign(document.createElement('a'), { textContent: words, target: '_blank', rel: 'noopener noreferrer' });
  if (href.startsWith('https://')) made.href = href;
  return made;
}

async function copy() {
  const text = at('body').value;
  try {
    await navigator.clipboard.writeText(text);
    at('copy').textContent = 'Copied';
  } catch {
    at('body').select();
  }
}

async function keepIt() {
  at('keeping').disabled = true;
  try {
    const made = await keep(journal => press('keep', { journal }), document.baseURI);
    at('keeping').disabled = false;
    at('kept').textContent = made.error || '';
    if (made.needs) at('more').open = true;
    if (made.error) return at('me').focus();
    location.href = 'notebooks/index.html?path=notebooks/app.ipynb';
  } catch (error) {
    console.error(error);
    at('keeping').disabled = false;
    at('kept').textContent = 'It could not be kept: this browser gives the page no storage here.';
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const tint = () => (document.body.dataset.jpThemeLight = String(!dark.matches));
dark.addEventListener('change', tint);
tint();
restore(recall());
chips();
offerDrafts();
at('form').addEventListener('input', soon);
at('form').addEventListener('change', soon);
at('form').addEventListener('submit', event => (event.preventDefault(), clearTimeout(timer), ask(true)));
at('words').addEventListener('input', lookOver);
addEventListener('pagehide', keepTyped);
at('anew').addEventListener('click', startAnew);
at('copy').addEventListener('click', copy);
at('keeping').addEventListener('click', keepIt);
addEventListener('hashchange', () => (Object.assign(preset, presets(location.hash)), soon()));
begin();
install(at);
