// The page as an app: kept offline by the site's one service worker, and a word when a newer page is there.

// The same address as JupyterLite gives it, so that there is one worker however a person came in.
const WORKER = 'service-worker.js?enableCache=true';

export async function install(at) {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER);
    if (await newer()) at('newer').hidden = false;
  } catch (error) {
    console.warn('This page is not kept offline here.', error);
  }
  at('renew').addEventListener('click', () => location.reload());
}

// Pages come fresh from the site while it can be reached, so only a page that stayed open can be an older one.
async function newer() {
  const mine = document.querySelector('script[data-archive]').dataset;
  const again = async () => {
    const text = await (await fetch('index.html', { cache: 'no-cache' })).text();
    return !text.includes(mine.archive) || !text.includes(mine.lock);
  };
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState === 'visible' && (await again().catch(() => false)))
      document.getElementById('newer').hidden = false;
  });
  return again().catch(() => false);
}
