// "Keep this in the workbook": the case goes into the journal that the site's notebooks have in this browser.

const PATH = 'followup/journal.jsonl';
const FOLDER = 'followup';

// What JupyterLite keeps for a site: the ends of its stores' names.
export const siteOf = base => ` - ${new URL('.', base).pathname}`;
const store = base => `JupyterLite Storage${siteOf(base)}`;

// The answer of `add`, also where it has no journal because something is missing first.
// add: gives the journal's text with the case in it, from its text so far. Somebody else may write meanwhile: then again.
export async function keep(add, base) {
  const files = await opened(store(base));
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      const before = await one(files, 'readonly', store => store.get(PATH));
      const made = await add(text(before));
      if (made.journal === undefined) return made;
      if (await put(files, before, made.journal)) return made;
    }
    throw new Error('another page writes all the time');
  } finally {
    files.close();
  }
}

// The journal's text; nothing where there is none.
export async function kept(base) {
  const files = await opened(store(base));
  try {
    return text(await one(files, 'readonly', found => found.get(PATH)));
  } finally {
    files.close();
  }
}

function text(file) {
  if (!file) return '';
  if (file.format !== 'base64') return file.content;
  return new TextDecoder().decode(Uint8Array.from(atob(file.content), sign => sign.charCodeAt(0)));
}

// False where the journal is not the one that was read.
function put(files, before, journal) {
  return new Promise((resolve, reject) => {
    const doing = files.transaction('files', 'readwrite');
    const store = doing.objectStore('files');
    let same = true;
    store.get(PATH).onsuccess = ({ target }) => {
      same = (target.result?.content ?? null) === (before?.content ?? null);
      if (!same) return;
      const now = new Date().toISOString();
      store.put(entry(before, { name: 'journal.jsonl', path: PATH, type: 'file', format: 'text', content: journal }, now), PATH);
      store.get(FOLDER).onsuccess = found => {
        const folder = { name: FOLDER, path: FOLDER, type: 'directory', format: 'json', content: null };
        if (!found.target.result) store.put(entry(null, folder, now), FOLDER);
      };
    };
    doing.oncomplete = () => resolve(same);
    doing.onerror = doing.onabort = () => reject(doing.error);
  });
}

function entry(before, said, now) {
  const size = said.content?.length ?? 0;
  return { created: now, writable: true, mimetype: 'text/plain', ...before, ...said, size, last_modified: now };
}

function one(files, mode, ask) {
  return new Promise((resolve, reject) => {
    const asked = ask(files.transaction('files', mode).objectStore('files'));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// The store as JupyterLite makes it; made here where no notebook was open yet.
function opened(name, version) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, version);
    asked.onupgradeneeded = () => {
      const { result } = asked;
      if (!result.objectStoreNames.contains('files')) result.createObjectStore('files');
    };
    asked.onerror = asked.onblocked = () => reject(asked.error ?? new Error('in use'));
    asked.onsuccess = () => {
      const { result } = asked;
      if (result.objectStoreNames.contains('files')) return resolve(result);
      const next = result.version + 1;
      result.close();
      opened(name, next).then(resolve, reject);
    };
  });
}
