// What a browser has to do for the app: its address, keys, focus and landmarks, and a word when the kernel is gone.
const TYPING = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
const KEPT = 'followup-typed';
const FOLLOWED = 3000; // milliseconds in which what changes is what a press changed
const PATIENCE = 2500; // milliseconds without a connection before it is called lost
const GONE = ['dead', 'restarting', 'autorestarting', 'terminating'];

const here = () => decodeURI(location.hash.slice(1));
const seen = (element) => element?.getClientRects().length > 0;

function render({ model, el }) {
  const ends = [];
  const on = (target, kind, act, how) => {
    target.addEventListener(kind, act, how);
    ends.push(() => target.removeEventListener(kind, act, how));
  };
  el.style.display = 'none';
  let root = null, first = true, asked = null, stood = null;

  let sent = model.get('turns'); // a number for each thing asked: what is not answered yet is no news
  const send = (what, to) => model.send({ do: what, to, turn: ++sent });
  const go = (to) => {
    turning(true); // what stands there is not what was asked for
    asked = to;
    send('go', to);
  };

  // where one is

  const told = () => {
    const to = model.get('shown');
    turning(model.get('turns') < sent);
    if (model.get('title')) document.title = model.get('title');
    mark();
    if (!to || !root || model.get('turns') < sent) return;
    const how = first || (asked !== null && read(asked) === read(here())) ? 'replaceState' : 'pushState';
    if (here() !== to) history[how](history.state, '', `#${to}`);
    if (!first && stood !== null && stood !== to) toTop();
    stood = to;
    asked = null;
  };
  const turning = (on) => root?.querySelector('.fu-view')?.classList.toggle('fu-turning', on);
  const read = (fragment) => fragment.replace(/^#/, '');
  const around = (one) => (one ? [one, ...around(one.parentElement)] : []);
  const toTop = () => {
    const main = root?.querySelector('.fu-view');
    if (!main) return;
    const scrollers = document.body.dataset.voila ? around(main) : [main]; // Voilà's page scrolls inside the window
    for (const one of scrollers) one.scrollTop = 0;
    if (!main.contains(document.activeElement)) main.focus({ preventScroll: true });
  };
  model.on('change:shown', told);
  model.on('change:turns', () => { told(); first = first && model.get('turns') < sent; });
  on(window, 'popstate', () => {
    const settled = model.get('turns') >= sent && here() === model.get('shown');
    if (!settled && here() !== 'fu-view') go(here());
  });

  // links: to places by their fragment, to the numbered pages by the place that stands for them

  const PAGES = { '00': 'today', 70: 'search', 75: 'in-and-out', 90: 'advice', 95: 'practice' };
  const invented = (link, to) => (link.dataset.invented ? `invented/${to.replace(/^page\//, '')}` : to);
  const place = (href) => {
    if (href.startsWith('#')) return href.slice(1);
    const page = /(^|\/)(\d\d)_(\w+)\.ipynb$/.exec(href);
    if (!page) return null;
    const name = page[3].replaceAll('_', '-');
    const from = model.get('shown'); // a link between the pages of a session names no folder
    if (/workshop\//.test(href) || (from.startsWith('workshop') && !href.startsWith('../'))) return `workshop/${name}`;
    const current = /^case\/([^/]+)/.exec(from);
    return PAGES[page[2]] ?? (current ? `case/${current[1]}/${name}` : `page/${name}`);
  };
  on(document, 'click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || !root?.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = place(link.getAttribute('href'));
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (to === 'fu-view') root.querySelector('.fu-view').focus();
    else go(invented(link, to));
  }, true);

  // landmarks and names that widgets cannot have

  const mark = () => {
    if (!root) return;
    const give = (css, names) => {
      for (const one of root.querySelectorAll(css))
        for (const [name, value] of Object.entries(names)) if (one.getAttribute(name) !== value) one.setAttribute(name, value);
    };
    give('.fu-rail', { role: 'navigation', 'aria-label': 'Workbook' });
    const inside = root.parentElement?.closest('main, [role=main]');
    give('.fu-view', { id: 'fu-view', tabindex: '-1', ...(inside ? { role: 'region', 'aria-label': 'Page' } : { role: 'main' }) });
    give('.fu-sheet', { role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Something happened' });
    give('.fu-live', { role: 'status', tabindex: '-1' });
    give('.fu-tells', { role: 'status' }); // before there are words in it; then these need not say so once more
    for (const one of root.querySelectorAll(':is(.fu-live, .fu-tells) :is([role=status], [aria-live])'))
      for (const name of ['role', 'aria-live']) one.removeAttribute(name);
    for (const row of root.querySelectorAll('.fu-rail .fu-rail-row')) {
      const current = row.classList.contains('fu-current');
      if (current !== row.hasAttribute('aria-current')) current ? row.setAttribute('aria-current', 'page') : row.removeAttribute('aria-current');
      if (row.title && row.getAttribute('aria-label') !== row.title) row.setAttribute('aria-label', row.title);
    }
    root.querySelector('.fu-view')?.classList.toggle('fu-wide', [...root.querySelectorAll('.fu-pulled .fu-wall')].some(seen));
    for (const knob of root.querySelectorAll('.widget-upload')) { // Jupyter counts the files: (0)
      const words = knob.lastChild;
      if (words && /\s\(\d+\)$/.test(words.textContent)) words.textContent = words.textContent.replace(/\s\(\d+\)$/, '');
    }
    for (const knob of root.querySelectorAll('.fu-pull-top button')) {
      const open = String(Boolean(knob.closest('.fu-pull').classList.contains('fu-pulled')));
      if (knob.getAttribute('aria-expanded') !== open) { knob.setAttribute('aria-expanded', open); knob.removeAttribute('aria-pressed'); }
    }
  };

  // what a press changed is seen: another sentence above, or a drawer that opened below

  const inView = (one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; };
  const sentence = () => [...root.querySelectorAll('.fu-sentence')].find(seen);
  let press = null;
  on(document, 'click', (event) => {
    const knob = event.target.closest?.('.fu-foot button, .fu-saying button');
    if (!knob || !root?.contains(knob)) { press = null; return; }
    if (event.detail > 1) { // the second half of a double click: it would be for the next letter
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    press = { at: performance.now(), below: !knob.closest('.fu-foot'), told: sentence()?.textContent };
  }, true);
  const follow = () => {
    if (!press || performance.now() - press.at > FOLLOWED) return;
    const drawer = press.below && [...root.querySelectorAll('.fu-slot.mod-active')].find(seen);
    const told = !press.below && sentence();
    if (drawer && !inView(drawer)) drawer.scrollIntoView({ block: 'start' });
    if (told && told.textContent !== press.told && !inView(told)) for (const one of around(told)) one.scrollTop = 0;
    if (drawer || (told && told.textContent !== press.told)) press = null;
  };

  // keys

  const sheet = () => { const over = root?.querySelector('.fu-veil'); return seen(over) ? over : null; };
  on(document, 'keydown', (event) => {
    if (!root || !seen(root) || event.ctrlKey || event.metaKey || event.altKey) return;
    const over = sheet();
    if (event.key === 'Escape' && over) { event.preventDefault(); over.querySelector('.fu-close').click(); return; }
    if (event.key === 'Escape') { root.querySelector('.fu-pull.fu-pulled .fu-pull-top button')?.click(); return; }
    if (over || !model.get('letters') || event.target.closest?.(TYPING) || lost) return;
    const key = event.key.toLowerCase();
    if (key === 'n') { const knob = root.querySelector('.fu-rail .fu-happened'); if (seen(knob)) { event.preventDefault(); knob.click(); } }
    else if (key === 't') go('today');
    else if (/^[1-9]$/.test(key)) { const to = model.get('cases')[Number(key) - 1]; if (to) go(to); }
  });

  let before = null;
  const stops = (over) => [...over.querySelectorAll('button, a[href], input, select, textarea, [tabindex="0"]')].filter((one) => seen(one) && !one.disabled);
  const written = () => [...root.querySelectorAll('.fu-sentence, .fu-written-row')].filter(seen).map((one) => one.textContent).join();
  let opened = false, stands = '';
  const watchSheet = () => {
    const over = sheet();
    if (Boolean(over) === opened) return;
    opened = Boolean(over);
    root.classList.toggle('fu-sheet-open', opened);
    for (const one of root.children) if (!one.classList.contains('fu-veil')) one.inert = opened; // the focus stays inside
    if (opened) stands = written();
    else if (written() !== stands) for (const one of around(root.querySelector('.fu-view'))) one.scrollTop = 0; // what it changed is above
    if (opened) { before = document.activeElement; (stops(over).find((one) => !one.classList.contains('fu-close')) ?? stops(over)[0])?.focus(); }
    else if (before?.isConnected) before.focus();
  };

  // nothing typed is lost: what was typed last is kept for the page that is loaded next

  const typed = new Map();
  on(document, 'input', (event) => { if (root?.contains(event.target) && event.target.matches(TYPING)) typed.set(event.target, Date.now()); }, true);
  const named = (field) => field.getAttribute('aria-label') || field.labels?.[0]?.textContent || field.closest('.fu-field')?.querySelector('label')?.textContent || field.placeholder || '';
  const keep = (since) => {
    const fields = [...typed].filter(([field, at]) => at > since - 5000 && field.value).map(([field]) => ({ label: named(field).trim(), value: field.value }));
    if (fields.length) sessionStorage.setItem(KEPT, JSON.stringify({ at: model.get('shown'), fields }));
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    if (!kept || !root) return;
    const left = kept.fields.filter(({ label, value }) => {
      const field = [...root.querySelectorAll(TYPING)].find((one) => seen(one) && named(one).trim() === label);
      if (!field) return true;
      if (field.value !== value) {
        field.value = value;
        for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      return false;
    });
    sessionStorage.removeItem(KEPT);
    if (left.length) say('You had typed this before the page was loaded again. Copy what you need.', left.map(({ value }) => value).join('\n\n'), [['Done', (bar) => bar.remove()]]);
  };

  // a lost connection

  let lost = false, late = 0;
  const say = (words, text, choices) => {
    root.querySelector('.fu-lost')?.remove();
    const bar = document.createElement('div');
    bar.className = 'fu-lost';
    bar.setAttribute('role', 'alert');
    bar.append(Object.assign(document.createElement('p'), { textContent: words }));
    if (text) bar.append(Object.assign(document.createElement('textarea'), { value: text, readOnly: true, ariaLabel: 'What you had typed' }));
    for (const [label, act] of choices) {
      const knob = Object.assign(document.createElement('button'), { textContent: label, className: 'fu-button' });
      knob.onclick = () => act(bar);
      bar.append(knob);
    }
    root.prepend(bar);
    return bar;
  };
  const lose = () => {
    if (lost || !root) return;
    lost = Date.now();
    root.classList.add('fu-is-lost');
    say('The connection is gone: nothing you do from here on is kept. What you typed stays where it is.', '', [['Go on', again]]);
  };
  const again = async () => {
    keep(lost);
    try {
      await fetch(`${document.body.dataset.baseUrl ?? '/'}static/there`, { cache: 'no-store' });
    } catch {
      say('The program itself has ended. Start it again, then press here. What you typed is kept meanwhile.', '', [['Go on', again]]);
      return;
    }
    location.reload();
  };
  const found = () => {
    clearTimeout(late);
    if (!lost) return;
    lost = false;
    root.classList.remove('fu-is-lost');
    root.querySelector('.fu-lost')?.remove();
  };
  const watch = () => {
    const kernel = model.widget_manager?.kernel ?? model.widget_manager?.context?.sessionContext?.session?.kernel;
    if (!kernel?.statusChanged) return;
    let died = false;
    const status = (_, now) => { if (GONE.includes(now)) { died = true; lose(); } };
    const connection = (_, now) => {
      clearTimeout(late);
      if (now === 'connected') { if (!died) found(); }
      else late = setTimeout(lose, PATIENCE);
    };
    kernel.statusChanged.connect(status);
    kernel.connectionStatusChanged.connect(connection);
    ends.push(() => { kernel.statusChanged.disconnect(status); kernel.connectionStatusChanged.disconnect(connection); });
  };

  // a chart is drawn for the room it has

  const PHONE = matchMedia('(max-width: 560px)');
  const measure = () => {
    if (model.get('narrow') === PHONE.matches) return;
    model.set('narrow', PHONE.matches);
    model.save_changes();
  };
  on(PHONE, 'change', measure);

  // begin when the page around this is there

  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!root) {
        const around = el.closest('.fu-app');
        if (around?.querySelector(':scope > .fu-view')) { root = around; begin(); }
      }
      mark();
      watchSheet();
      if (root) follow();
    });
  };
  // Jupyter contains its panels: what is fixed to the window, the bar and the sheet, would scroll away with the page
  const free = () => { document.body.classList.add('fu-one-page'); for (const one of around(root.parentElement)) if (getComputedStyle(one).contain !== 'none') one.style.contain = 'none'; };
  const begin = () => {
    if (document.body.dataset.voila || document.body.dataset.notebook === 'notebooks') free();
    first = true;
    measure(); // before anything is drawn
    turning(true); // made in advance, perhaps yesterday
    send('arrive', here() === 'fu-view' ? '' : here());
    watch();
    setTimeout(restore, 1500);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['style', 'class'] });
  ends.push(() => observer.disconnect());
  look();
  return () => ends.forEach((end) => end());
}
export default { render };
