// Appended to JupyterLite's service worker, where the later definition of a name counts.
// What never changes under its address is taken from this browser's storage; everything else from the site while it can
// be reached, so that a new version shows at once, and from storage while it cannot.

const KEPT = 'followup-site';
const LASTING = /\/(build|static\/(pyodide|quick)-\w+)\/|\.[0-9a-f]{16,}\.js$/;

async function maybeFromCache(event) {
  const { request } = event;
  const cache = await caches.open(KEPT);
  if (LASTING.test(new URL(request.url).pathname)) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
  }
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200) event.waitUntil(cache.put(request, fresh.clone()));
    return fresh;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

// Lists of the site's own files are pages like others; only what the kernel asks of this browser is not.
function shouldDrop(request, url) {
  return request.method !== 'GET' || !url.protocol.startsWith('http') || /\/api\/(?!contents\/)/.test(url.pathname);
}

// The notebooks are small: all of them are there offline, also those never opened.
async function cacheAll() {
  const cache = await caches.open(KEPT);
  await Promise.allSettled(PAGES.map(page => cache.add(page)));
}
