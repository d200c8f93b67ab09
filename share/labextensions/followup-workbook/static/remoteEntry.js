// Makes JupyterLab show a page of the workbook as Voilà does: it runs when it is opened. In both it keeps the focus
// where the person is, makes what a panel says a live region that is there before it speaks, lets the browser fill in
// fields about the person, and puts away at Escape what pointing brought out.
// Written by hand, so that nothing has to be built: the module that JupyterLab asks for is the object at the end.
(() => {
  const PAGE = /^notebooks\/(app|(workshop\/)?\d\d_\w+)\.ipynb$/;
  const seen = new WeakSet();
  const LITE = Boolean(document.getElementById('jupyter-lite-main')); // the browser alone, without a server
  const ONE_PAGE = document.body.dataset.notebook === 'notebooks'; // a document without JupyterLab's tabs

  async function runOnce(app, widget) {
    const context = widget?.context;
    if (!context?.sessionContext || !PAGE.test(context.path) || seen.has(widget)) return;
    seen.add(widget);
    await context.ready;
    if (LITE) await newer(app, context).catch(console.warn);
    await context.sessionContext.ready;
    const session = context.sessionContext;
    for (let tries = 0; tries < 100 && !session.session?.kernel; tries++) await new Promise(go => setTimeout(go, 100));
    if (app.shell.currentWidget === widget) await app.commands.execute('notebook:run-all-cells');
    else seen.delete(widget);
    await toTop(widget);
    context.model.dirty = false; // nothing the person changed: closing the page needs no question
    ready();
  }

  async function toTop(widget) { // running went to the end; reading begins at the top
    widget.content.activeCellIndex = 0;
    await widget.content.scrollToItem?.(0);
    widget.content.outerNode?.scrollTo?.(0, 0);
  }

  // in the browser alone: a word while Python is on its way, and what to do when the site has a newer page

  const ready = () => document.getElementById('followup-waiting')?.remove();

  const words = cells => cells.map(cell => [].concat(cell.source).join('')).join('\0');
  async function markOf(notebook) { // as lite/contents.py makes it
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words(notebook.cells)));
    return Array.from(new Uint8Array(bytes), one => one.toString(16).padStart(2, '0')).join('').slice(0, 16);
  }

  async function newer(app, context) {
    const { baseUrl } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
    const answer = await fetch(`${baseUrl}files/${context.path}`, { cache: 'no-cache' });
    const shipped = answer.ok ? await answer.json() : null;
    const there = shipped?.metadata?.followup?.mark, mine = context.model.toJSON();
    if (!there || there === mine.metadata.followup?.mark) return;
    const take = async () => {
      context.model.fromJSON(shipped);
      await context.save();
    };
    if (await markOf(mine) === mine.metadata.followup?.mark) return take(); // never edited: nothing to lose
    const kept = `followup-kept ${context.path}`;
    if (localStorage.getItem(kept) !== there) offer(app, context, take, () => localStorage.setItem(kept, there));
  }

  function offer(app, context, take, keep) {
    const own = context.path.replace('.ipynb', '-mine.ipynb');
    const bar = document.body.appendChild(document.createElement('div'));
    bar.id = 'followup-newer';
    bar.setAttribute('role', 'status');
    bar.style = 'position:fixed;z-index:10001;inset:auto 0 0 0;padding:.7rem 1rem;font:1rem/1.4 system-ui,sans-serif;' +
      'background:#fff6df;color:#1f2933;border-top:1px solid #d9b65c;text-align:center';
    bar.append('A newer version of this page is there. This is your own, with what you changed in it; ' +
      'what you wrote into the panels is kept either way. ');
    const choice = (label, act) => {
      const button = bar.appendChild(document.createElement('button'));
      button.textContent = label;
      button.style = 'margin:.2rem .3rem;padding:.4rem .8rem;font:inherit';
      button.onclick = async () => { await act(); bar.remove(); };
    };
    choice('Take the newer one', async () => {
      await app.serviceManager.contents.save(own, { type: 'notebook', format: 'json', content: context.model.toJSON() });
      await take();
      await app.commands.execute('notebook:run-all-cells');
      await toTop(app.shell.currentWidget);
    });
    choice('Keep mine', keep);
  }

  // what panels say

  const prepare = () => {
    for (const place of document.querySelectorAll('.fu-live:not([role])')) {
      place.setAttribute('role', 'status');
      place.setAttribute('tabindex', '-1');
    }
    for (const field of document.querySelectorAll('[class*=fu-fills-] input:not([autocomplete])'))
      field.autocomplete = /fu-fills-(\w+)/.exec(field.closest('[class*=fu-fills-]').className)[1];
  };

  // what is said of a place while it is pointed at or has the focus goes at Escape, until one comes back to it

  const SAID = ':is(.fu-chart .fu-mark, .fu-at-others):is(:hover, :focus-within):not(.fu-hushed)';
  document.addEventListener('keydown', event => {
    const said = event.key === 'Escape' ? [...document.querySelectorAll(SAID)] : [];
    if (said.length) event.stopPropagation(); // a second Escape is for what lies around it
    for (const one of said) {
      one.classList.add('fu-hushed');
      for (const left of ['pointerleave', 'focusout']) one.addEventListener(left, () => one.classList.remove('fu-hushed'), { once: true });
    }
  }, true);

  // focus: where the focused control vanished, the panel's answer takes it; where it says nothing, the control beside

  const STOPS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
  let last = null, panel = null, beside = [];
  document.addEventListener('focusin', event => {
    const around = event.target.closest?.('.fu');
    [last, panel] = around ? [event.target, around] : [null, null];
    const all = around ? [...around.querySelectorAll(STOPS)] : [], at = all.indexOf(last);
    beside = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()];
  });
  const gone = element => !element.isConnected || !element.getClientRects().length;
  const keep = () => {
    if (!last || document.activeElement !== document.body || !gone(last)) return;
    const place = panel.isConnected && panel.querySelector(':scope > .fu-live');
    const next = !place?.textContent.trim() && beside.find(one => !gone(one) && !one.disabled);
    last = null;
    (next || place)?.focus({ preventScroll: true });
  };

  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      prepare();
      keep();
      if (document.querySelector('.fu-header')) ready();
    });
  };

  // links between pages: a tab of JupyterLab's own, not the whole of it loaded anew

  const follow = app => event => {
    const link = event.target.closest?.('a.fu-link');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const here = app.shell.currentWidget?.context?.path ?? 'notebooks/';
    const path = decodeURIComponent(new URL(link.getAttribute('href'), `${location.origin}/${here}`).pathname.slice(1)); // ../ too
    if (ONE_PAGE) location.search = `?path=${encodeURIComponent(path)}`;
    else app.commands.execute('docmanager:open', { path });
  };

  const plugin = {
    id: 'followup-workbook:page',
    autoStart: true,
    activate: app => {
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ['style'] });
      if (!app.shell?.currentChanged) return;
      document.addEventListener('click', follow(app), true);
      const open = () => runOnce(app, app.shell.currentWidget);
      app.shell.currentChanged.connect(open);
      app.restored?.then(() => { if (window.innerWidth < 900) app.shell.collapseLeft?.(); open(); });
      app.restored?.then(() => { if (!PAGE.test(app.shell.currentWidget?.context?.path ?? '')) ready(); });
    }
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['followup-workbook'] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin })
  };
})();
