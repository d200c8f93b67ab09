// "Take my file and clear this browser": for a computer that others use. The journal is saved as a file; once the person
// says that it is, everything this site keeps here goes.

import { kept, siteOf } from './keep.js';
import { forget } from './typed.js';

const at = id => document.getElementById(id);
const tell = words => (at('cleared').textContent = words);

at('take').addEventListener('click', async () => {
  tell('');
  const journal = await kept(document.baseURI).catch(() => '');
  if (!journal) return clear('There was no file of yours here. What you typed on the quick page is cleared.');
  save(journal);
  at('sure').hidden = false;
  at('clear').focus();
});
at('leave').addEventListener('click', () => {
  at('sure').hidden = true;
  at('take').focus();
  tell('All of it is still here.');
});
at('clear').addEventListener('click', () => clear('Cleared. Nothing you wrote is left in this browser.'));

function save(journal) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([journal], { type: 'application/jsonl' }));
  link.download = 'followup-journal.jsonl';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function clear(words) {
  try {
    forget();
    const names = (await indexedDB.databases()).map(one => one.name).filter(name => name.endsWith(siteOf(document.baseURI)));
    await Promise.all(names.map(gone));
    await globalThis.caches?.delete('followup-site');
    at('sure').hidden = true;
    tell(words);
  } catch (error) {
    console.error(error);
    tell('A page of the workbook is still open in another tab. Close it, then press again.');
  }
}

function gone(name) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = resolve;
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error('in use'));
  });
}
