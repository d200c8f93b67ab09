// Makes JupyterLab show a page of the workbook as Voilà does: it runs when it is opened. In both it keeps the focus
// where the person is, and makes what a panel says a live region that is there before it speaks.
// Written by hand, so that nothing has to be built: the module that JupyterLab asks for is the object at the end.
(() => {
  const PAGE = /^notebooks\/\d\d_\w+\.ipynb$/;
  const seen = new WeakSet();

  async function runOnce(app, widget) {
    const context = widget?.context;
    if (!context?.sessionContext || !PAGE.test(context.path) || seen.has(widget)) return;
    seen.add(widget);
    await context.ready;
    await context.sessionContext.ready;
    const session = context.sessionContext;
    for (let tries = 0; tries < 100 && !session.session?.kernel; tries++) await new Promise(go => setTimeout(go, 100));
    if (app.shell.currentWidget === widget) await app.commands.execute('notebook:run-all-cells');
    else seen.delete(widget);
    widget.content.activeCellIndex = 0; // running went to the end; reading begins at the top
    await widget.content.scrollToItem?.(0);
    widget.content.outerNode?.scrollTo?.(0, 0);
    context.model.dirty = false; // nothing the person changed: closing the page needs no question
  }

  // what panels say

  const prepare = () => {
    for (const place of document.querySelectorAll('.fu-live:not([role])')) {
      place.setAttribute('role', 'status');
      place.setAttribute('tabindex', '-1');
    }
  };

  // focus: where the focused control vanished, the panel's answer takes it, else the panel

  let last = null, panel = null;
  document.addEventListener('focusin', event => {
    const around = event.target.closest?.('.fu');
    [last, panel] = around ? [event.target, around] : [null, null];
  });
  const gone = element => !element.isConnected || !element.getClientRects().length;
  const keep = () => {
    if (!last || document.activeElement !== document.body || !gone(last)) return;
    const place = panel.isConnected && panel.querySelector(':scope > .fu-live');
    last = null;
    if (place) place.focus({ preventScroll: true });
  };

  let waiting = false;
  const look = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; prepare(); keep(); });
  };

  // links between pages: a tab of JupyterLab's own, not the whole of it loaded anew

  const follow = app => event => {
    const link = event.target.closest?.('a.fu-link');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const here = app.shell.currentWidget?.context?.path ?? 'notebooks/';
    const path = here.slice(0, here.lastIndexOf('/') + 1) + link.getAttribute('href');
    app.commands.execute('docmanager:open', { path });
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
    }
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB['followup-workbook'] = {
    init: async () => {},
    get: async () => () => ({ __esModule: true, default: plugin })
  };
})();
